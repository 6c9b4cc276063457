// Activity `energy`: a measured energy, at its boundary.
//
//   device time = IT energy / (rated power of a device x load)     only with hardware; else there is none
//
// load: mean power over rated power, 0.76 (0.58 ... 0.94) in training (Newkirk et al. 2025). Left out: hours at other loads.
#include "lifecycle/activity/activity.hpp"

#include "lifecycle/hardware_time.hpp"

namespace aicarbon::lifecycle {

Flows energy_activity(const ActivityInput& in) {
  Flows flows;
  const ActivityFacts& told = in.facts.activity;
  at_boundary(in, cell(in.sheet, told.energy), flows);
  flows.unallocated_energy =
      no_flow<dim::energy>(LineState::not_applicable, "an energy tells no hours that were left unallocated");
  const auto rated = rated_per_device(in.hardware);
  if (!in.facts.hardware.present) {
    flows.device_time = no_flow<dim::device_time>(in.facts.hardware.missing);
    flows.owned_time = no_flow<dim::device_time>(in.facts.hardware.missing);
  } else if (!rated || (told.load && told.load.best() == 0)) {
    flows.device_time = no_flow<dim::device_time>(
        LineState::not_estimated, "the hours behind the energy are not known: the hardware has no rated power");
    flows.owned_time = no_flow<dim::device_time>(flows.device_time.missing);
  } else {
    flows.device_time = flow(named("device time", flows.it_energy.cell / (rated * cell(in.sheet, told.load))));
    flows.owned_time = flow(owned_for_allocated(flows.device_time.cell, cell(in.sheet, in.facts.hardware.utilization)));
  }
  return flows;
}

}  // namespace aicarbon::lifecycle
