// The names of the life-cycle stages and of the emission sources. The ids of lines contain them, `only` and `except`
// accept them, and they are permanent.
#pragma once

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <vector>

// The sources in life-cycle order. The source NAME is defined as NAME_source in lifecycle/source/NAME.cpp.
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

namespace aicarbon {

enum class Stage : unsigned char { manufacturing, transport, construction, operation, end_of_life };

inline constexpr std::array<std::string_view, 5> stage_names{"manufacturing", "transport", "construction", "operation",
                                                             "end_of_life"};

constexpr std::string_view name(Stage stage) { return stage_names[static_cast<std::size_t>(stage)]; }

/// The names of stages and sources, which `only` and `except` accept. A name shared by a stage and a source is listed
/// once.
inline std::span<const std::string_view> boundary_names() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> all(stage_names.begin(), stage_names.end());
#define AICARBON_NAME(source)                                                                                          \
  if (std::ranges::find(all, #source) == all.end()) all.emplace_back(#source);
    AICARBON_SOURCES(AICARBON_NAME)
#undef AICARBON_NAME
    return all;
  }();
  return names;
}

}  // namespace aicarbon
