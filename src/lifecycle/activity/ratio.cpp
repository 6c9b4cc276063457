// Activity `ratio_of`: a multiple of another phase.
//
//   device time = ratio x its device time;  energy = ratio x its energy       at this phase's site and hardware, by default its own
//
// The cells are shared with the other phase, so the two move together. Example: experimentation at 0.7 of the final run.
#include "lifecycle/activity/activity.hpp"

#include "lifecycle/hardware_time.hpp"

namespace aicarbon::lifecycle {

Flows ratio_activity(const ActivityInput& in) {
  Flows flows;
  const auto ratio = cell(in.sheet, in.facts.activity.ratio);
  const Flows& other = in.other->flows;
  const auto times = [&]<Dim D>(std::string_view name, const Flow<D>& of) {
    return of ? flow(named(name, ratio * of.cell)) : of;
  };
  flows.device_time = times("device time", other.device_time);
  flows.accelerator_energy = times("accelerator energy", other.accelerator_energy);
  flows.it_energy = times("IT energy", other.it_energy);
  if (!flows.it_energy && other.stated)
    flows.it_energy =
        no_flow<dim::energy>(LineState::not_estimated, "the phase it is a ratio of states co2e, not energy");
  if (!in.facts.hardware.present) flows.owned_time = no_flow<dim::device_time>(in.facts.hardware.missing);
  else if (!flows.device_time) flows.owned_time = no_flow<dim::device_time>(flows.device_time.missing);
  else
    flows.owned_time = flow(owned_for_allocated(flows.device_time.cell, cell(in.sheet, in.facts.hardware.utilization)));
  return flows;
}

}  // namespace aicarbon::lifecycle
