// See formulated.hpp.
#include "lifecycle/formulated.hpp"

#include "inventory/resolve.hpp"
#include "lifecycle/counted_twice.hpp"
#include "lifecycle/readings.hpp"

#include <set>
#include <utility>

namespace aicarbon::lifecycle {
namespace {

std::string basis_of(const Inventory& inventory) {
  std::set<std::string> bases;
  for (const PhaseFacts& phase : inventory.phases)
    if (phase.site->grid.intensity && phase.site->basis) bases.insert(std::string(word(*phase.site->basis)));
  std::string joined;
  for (const std::string& basis : bases) joined += (joined.empty() ? "" : "+") + basis;
  return joined;
}

std::vector<std::string> incomplete_in(const Model& model) {
  std::vector<std::string> ids;
  for (const Line& line : model.lines) {
    if (line.state == LineState::not_estimated) ids.push_back(line.id);
    for (const LinePart& part : line.parts)
      if (part.state == LineState::not_estimated) ids.push_back(part.id);
  }
  return ids;
}

}  // namespace

Formulated formulated(const Inventory& inventory) {
  Formulated f{.name = inventory.name, .model = formulate(inventory), .basis = basis_of(inventory)};
  f.incomplete = incomplete_in(f.model);
  f.limits = limits(f.model.sheet, inventory);
  for (const Limit& limit : f.limits) f.model.outputs.push_back({limit.key, limit.room});
  f.doubts = doubts(f.model.sheet, inventory);
  for (const Doubt& doubt : f.doubts) f.model.outputs.push_back({doubt.key, doubt.value});
  f.infeasible = infeasibility(inventory);
  f.notes = inventory.notes;
  f.readings = relative_readings(inventory);
  f.suspicious = inventory.suspicious;
  return f;
}

Result<Formulated> formulated(const SourceText& job, const Catalog& catalog) {
  const auto inventory = inventory::resolved(job, catalog);
  if (!inventory) return inventory.notes;
  return {formulated(*inventory), inventory.notes};
}

}  // namespace aicarbon::lifecycle
