// Finds phases on the machines of a fleet whose hours are not taken from it. Site and hardware are the same if the job
// names them alike; machines of other kinds, such as older ones, have other names.
#include "inventory/consistency.hpp"

#include <map>
#include <string_view>
#include <utility>

namespace aicarbon::inventory {
namespace {

using Machines = std::pair<std::string_view, std::string_view>;  // names of site and hardware

std::optional<Machines> machines_of(const Phase& phase) {
  if (!phase.site || !phase.site->text || !phase.hardware || !phase.hardware->text) return std::nullopt;
  return Machines{phase.site->text->value, phase.hardware->text->value};
}

bool has_hours(const Phase& phase) {
  return phase.activity && (activity::device_hours(phase.activity->kind) != nullptr ||
                            activity::planned_work(phase.activity->kind) != nullptr);
}

}  // namespace

std::vector<BesideFleet> beside_fleets(const Context& c, const std::vector<PhaseFacts>& phases) {
  std::map<Machines, std::size_t> fleets;
  for (std::size_t i = 0; i < phases.size(); ++i)
    if (phases[i].kind == PhaseKind::fleet)
      if (const auto machines = machines_of(c.job.phases[i])) fleets.emplace(*machines, i);
  std::vector<BesideFleet> found;
  if (fleets.empty()) return found;
  for (std::size_t i = 0; i < phases.size(); ++i) {
    const Phase& phase = c.job.phases[i];
    if (phases[i].kind == PhaseKind::fleet || phase.runs_on || !phases[i].hardware->present || !has_hours(phase))
      continue;
    const auto machines = machines_of(phase);
    if (!machines) continue;
    if (const auto fleet = fleets.find(*machines); fleet != fleets.end())
      found.push_back({i, fleet->second, phase.hardware->at});
  }
  return found;
}

}  // namespace aicarbon::inventory
