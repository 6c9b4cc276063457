// Activity `co2e`: operation as someone states it. An energy or water beside it is reported; no intensity multiplies it.
//
// Hours follow from a stated energy as in the activity `energy`. Without one the hardware's share of life is not known.
#include "lifecycle/activity/activity.hpp"

namespace aicarbon::lifecycle {

Flows flows_of(const ActivityInput& in, const Co2eFacts& facts) {
  constexpr auto reason = "operation is stated as co2e";
  Flows flows;
  if (facts.energy) {
    flows = flows_of(in, EnergyFacts{facts.energy});
    flows.stated_energy = flows.it_energy;
  } else {
    const Missing why =
        in.facts.hardware.present
            ? Missing{LineState::not_estimated,
                      "a stated co2e tells no hours of the hardware: set \"hardware\": \"none\", or add energy"}
            : in.facts.hardware.missing;
    flows.device_time = no_flow<dim::device_time>(why);
    flows.owned_time = no_flow<dim::device_time>(why);
    flows.stated_energy = no_flow<dim::energy>(LineState::not_estimated, "no energy is told beside the co2e");
    flows.accelerator_energy = no_flow<dim::energy>(LineState::not_applicable, reason);
  }
  flows.it_energy = no_flow<dim::energy>(LineState::not_applicable, reason);
  flows.unallocated_energy = no_flow<dim::energy>(LineState::not_applicable, reason);
  flows.stated = flow(cell(in.sheet, facts.co2e));
  return flows;
}

}  // namespace aicarbon::lifecycle
