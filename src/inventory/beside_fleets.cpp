// Finds phases on the machines of a fleet whose hours are not taken from it. A site or hardware of the job is the same if
// the job names it alike; machines of other kinds, such as older ones, have other names. Names of the catalog are the
// same if they stand for the same grid or region, and for the same device. Objects without a name are the same if place
// and PUE are, or the device and the number of devices.
#include "inventory/consistency.hpp"

#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace aicarbon::inventory {
namespace {

using Machines = std::pair<std::string, std::string>;  // site and hardware

// A name of the job, or what a name of the catalog stands for.
template <class Own>
std::string meaning(const std::string& name, const Own& own, const std::string& in_catalog) {
  const bool is_own = std::ranges::any_of(own, [&](const auto& one) { return one.first == name; });
  return is_own || in_catalog.empty() ? "job " + name : "catalog " + in_catalog;
}

template <Dim D>
std::string number_of(const Fact<D>& fact) {
  return fact ? units::shortest(fact.best()) : "unknown";
}

std::optional<Machines> machines_of(const Context& c, const Phase& phase, const PhaseFacts& facts) {
  if (!phase.site || !phase.hardware) return std::nullopt;
  const SiteFacts& site = *facts.site;
  const HardwareFacts& hardware = *facts.hardware;
  if (!phase.site->text && site.place.empty()) return std::nullopt;
  if (!phase.hardware->text && hardware.device.empty()) return std::nullopt;
  return Machines{phase.site->text ? meaning(phase.site->text->value, c.job.sites, site.place)
                                   : fmt::format("{} with a PUE of {}", site.place, number_of(site.pue)),
                  phase.hardware->text ? meaning(phase.hardware->text->value, c.job.hardware, hardware.device)
                                       : fmt::format("{} x {}", number_of(hardware.devices), hardware.device)};
}

// Whether the phase states hours of machines, or work or energy from which they follow.
bool uses_machines(const Phase& phase) {
  return phase.activity && (activity::device_hours(phase.activity->kind) != nullptr ||
                            activity::planned_work(phase.activity->kind) != nullptr ||
                            std::holds_alternative<activity::Energy>(phase.activity->kind));
}

}  // namespace

std::vector<BesideFleet> beside_fleets(const Context& c, const std::vector<PhaseFacts>& phases) {
  std::map<Machines, std::size_t> fleets;
  for (std::size_t i = 0; i < phases.size(); ++i)
    if (phases[i].kind == PhaseKind::fleet)
      if (const auto machines = machines_of(c, c.job.phases[i], phases[i])) fleets.emplace(*machines, i);
  std::vector<BesideFleet> found;
  if (fleets.empty()) return found;
  for (std::size_t i = 0; i < phases.size(); ++i) {
    const Phase& phase = c.job.phases[i];
    if (phases[i].kind == PhaseKind::fleet || phase.runs_on || !phases[i].hardware->present || !uses_machines(phase))
      continue;
    const auto machines = machines_of(c, phase, phases[i]);
    if (!machines) continue;
    if (const auto fleet = fleets.find(*machines); fleet != fleets.end())
      found.push_back({i, fleet->second, phase.hardware->at});
  }
  return found;
}

}  // namespace aicarbon::inventory
