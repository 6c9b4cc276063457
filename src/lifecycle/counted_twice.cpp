// See counted_twice.hpp.
//
//   counted twice = sum over the fleet and its phases of CO2e as stated - CO2e with "runs_on"
//
// Both terms are computed with the formulas of the estimate. Owned hours follow from utilization as stated, and are
// hours of the fleet with "runs_on".
#include "lifecycle/counted_twice.hpp"

#include "diag/codes.hpp"
#include "lifecycle/formulate.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace aicarbon::lifecycle {
namespace {

using Phases = std::vector<const BesideFleet*>;

double best(const Model& model, const std::string& key) {
  const Output* output = model.find(key);
  return output == nullptr ? 0 : model.sheet.nodes()[static_cast<std::size_t>(output->node)].value;
}

double co2e(const Model& model, const Inventory& inventory, std::size_t phase) {
  return best(model, fmt::format("phases/{}/co2e", inventory.phases[phase].name));
}

// The job whose phases on the machines of a fleet run on it.
Inventory on_fleets(const Inventory& inventory) {
  Inventory other = inventory;
  for (const BesideFleet& b : inventory.beside_fleets) {
    other.phases[b.phase].runs_on = b.fleet;
    other.phases[b.phase].charge_idle = false;
  }
  return other;
}

// "phase "a" has …, but does not run on it", or the same for several phases.
std::string what(const Inventory& inventory, const Phases& phases, std::string_view fleet) {
  const std::size_t more = phases.size() - 1;
  const std::string& first = inventory.phases[phases.front()->phase].name;
  if (more == 0)
    return fmt::format("phase \"{}\" has the site and the hardware of fleet \"{}\", but does not run on it", first,
                       fleet);
  return fmt::format("phase \"{}\" and {} more have the site and the hardware of fleet \"{}\", but do not run on it",
                     first, more, fleet);
}

// What to write instead of site and hardware. A phase on a fleet states its hours, and may state its energy as well.
std::string on_fleet_help(const Inventory& inventory, const Phases& phases, std::string_view fleet) {
  const bool only_energy = std::ranges::all_of(
      phases, [&](const BesideFleet* b) { return inventory.phases[b->phase].activity.as<EnergyFacts>() != nullptr; });
  return fmt::format("write {}\"runs_on\": \"{}\" instead of \"site\" and \"hardware\"",
                     only_energy ? "the \"device_time\" of its activity beside the energy, and " : "", fleet);
}

}  // namespace

Diagnostics counted_twice(const Inventory& inventory) {
  Diagnostics found;
  if (inventory.beside_fleets.empty()) return found;
  std::map<std::size_t, Phases> by_fleet;
  for (const BesideFleet& b : inventory.beside_fleets) by_fleet[b.fleet].push_back(&b);
  const Model as_stated = formulate(inventory);
  const Inventory other = on_fleets(inventory);
  const Model on_fleet = formulate(other);
  for (const auto& [fleet, beside] : by_fleet) {
    const Phases& phases = beside;
    const std::string& name = inventory.phases[fleet].name;
    const auto warn = [&](std::string_view end, std::string help) {
      found.push_back(diag::make(diag::fleet_counted_too, fmt::format("{}: {}", what(inventory, phases, name), end),
                                 std::move(help), phases.front()->at));
    };
    const std::string others = "if these are other machines, give their hardware a name of its own";
    if (best(on_fleet, fmt::format("phases/{}/owned_time", name)) < 0) {
      warn("its hours, more than the fleet has, are counted in addition",
           fmt::format("state enough machines and {}; {}", on_fleet_help(inventory, phases, name), others));
      continue;
    }
    double twice = co2e(as_stated, inventory, fleet) - co2e(on_fleet, other, fleet);
    for (const BesideFleet* b : phases) twice += co2e(as_stated, inventory, b->phase) - co2e(on_fleet, other, b->phase);
    const std::string help = fmt::format("{}; {}", on_fleet_help(inventory, phases, name), others);
    if (twice > 0) warn(fmt::format("{} of CO2e are counted twice", units::human(dim::co2e, twice, 3)), help);
    else warn("its electricity is counted in addition to that of idle machines", help);
  }
  return found;
}

}  // namespace aicarbon::lifecycle
