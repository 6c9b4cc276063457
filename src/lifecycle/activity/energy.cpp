// Activity `energy`: a measured energy, stated at a boundary.
//
//   device time = IT energy / (rated power of a device x load)      if hardware with a rated power is named
//   load        = mean power / rated power, stated or by default rule
//
// Left out: the variation of the load around its mean.
#include "lifecycle/activity/activity.hpp"

namespace aicarbon::lifecycle {

template <>
Flows flows_of(const ActivityInput& in, const EnergyFacts& facts) {
  Flows flows;
  at_boundary(in, cell(in.sheet, facts.energy), flows);
  flows.unallocated_energy =
      no_flow<dim::energy>(LineState::not_applicable, "unallocated hours do not follow from a stated energy");
  hours_of_energy(in, flows);
  return flows;
}

}  // namespace aicarbon::lifecycle
