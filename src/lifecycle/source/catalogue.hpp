// The emission sources, in life-cycle order. Each is a row here, and a file of the same name that defines NAME_source.
#pragma once

#include "lifecycle/source/source.hpp"

// clang-format off
#define AICARBON_SOURCES(row) \
  row(accelerators)         \
  row(hosts)                \
  row(network_equipment)    \
  row(storage_equipment)    \
  row(transport)            \
  row(construction)         \
  row(electricity)          \
  row(overhead)             \
  row(unallocated)          \
  row(grid_losses)          \
  row(upstream)             \
  row(stated)               \
  row(storage)              \
  row(data_transfer)        \
  row(refrigerant)          \
  row(backup_power)         \
  row(end_of_life)
// clang-format on

namespace aicarbon::lifecycle {

#define AICARBON_DECLARE(name) extern const Source name##_source;
AICARBON_SOURCES(AICARBON_DECLARE)
#undef AICARBON_DECLARE

/// Whether a phase stores data. Jobs without such a phase have no lines for storage, drives and data transfer.
bool stores_data(const PhaseFacts& phase);

}  // namespace aicarbon::lifecycle
