// The emission sources. Each has a file of the same name, which defines NAME_source.
#pragma once

#include "lifecycle/source/source.hpp"

namespace aicarbon::lifecycle {

#define AICARBON_DECLARE(name) extern const Source name##_source;
AICARBON_SOURCES(AICARBON_DECLARE)
#undef AICARBON_DECLARE

/// Whether a phase stores data. Jobs without such a phase have no lines for storage, drives or data transfer.
bool stores_data(const PhaseFacts& phase);

}  // namespace aicarbon::lifecycle
