// The registry of emission sources, in the order of a life.
#include "lifecycle/source/catalogue.hpp"

#include <algorithm>
#include <vector>

namespace aicarbon::lifecycle {

std::span<const Source> sources() {
  static const std::vector<Source> all{
      accelerators_source, hosts_source,       network_equipment_source, storage_equipment_source, transport_source,
      construction_source, electricity_source, overhead_source,          unallocated_source,       grid_losses_source,
      upstream_source,     stated_source,      storage_source,           data_transfer_source,     refrigerant_source,
      backup_power_source, end_of_life_source};
  return all;
}

bool covered(const Source& source, const Inventory& inventory) {
  if (source.formula_of == nullptr || source.spoken_of == nullptr) return source.formula_of != nullptr;
  return std::ranges::any_of(inventory.phases, [&](const PhaseFacts& p) { return source.spoken_of(p); });
}

const Source* find_source(std::string_view id) {
  const auto found = std::ranges::find(sources(), id, &Source::id);
  return found == sources().end() ? nullptr : &*found;
}

std::span<const std::string_view> boundary_names() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> all(stage_names.begin(), stage_names.end());
    for (const Source& source : sources())
      if (std::ranges::find(all, source.id) == all.end()) all.push_back(source.id);
    return all;
  }();
  return names;
}

}  // namespace aicarbon::lifecycle
