// Activity `machines` with `duration`: a fleet. The lines of the fleet cover only the hours that no phase uses.
//
//   owned       = machines x duration x devices per machine - hours that phases use            [device h]
//   unallocated = owned x (rated power of a device x load, or else idle power of a device)     [kWh]
//   load        = mean power / rated power in the hours that no phase uses; if not stated, the machines are idle
//
// Phases with `runs_on` take their hours from the fleet, and with them a share of its manufacturing.
#include "lifecycle/activity/activity.hpp"

#include "lifecycle/machine/hardware_time.hpp"
#include "lifecycle/machine/power_curve.hpp"

namespace aicarbon::lifecycle {

template <>
Flows flows_of(const ActivityInput& in, const FleetFacts& facts) {
  Flows flows;
  const bool states_load = static_cast<bool>(in.facts.activity.load);
  const auto all = owned_by_fleet(cell(in.sheet, facts.machines), cell(in.sheet, facts.duration), in.hardware.devices);
  const auto rest = in.drawn ? named("time that no phase uses", all - in.drawn) : all;
  flows.device_time = flow(rest);
  flows.owned_time = flow(rest);
  flows.it_energy = no_flow<dim::energy>(LineState::not_applicable,
                                         "the energy of hours that no phase uses is reported under unallocated");
  flows.accelerator_energy =
      no_flow<dim::energy>(LineState::not_applicable, "the energy is computed from the power of the whole node");
  const auto rated = rated_per_device(in.hardware);
  if (states_load && rated)
    flows.unallocated_energy = flow(named("unallocated energy", rest * (rated * mean_over_rated(in.sheet, in.facts))));
  else if (!states_load && in.hardware.idle_power)
    flows.unallocated_energy = flow(named("unallocated energy", rest * in.hardware.idle_power));
  else
    flows.unallocated_energy = no_flow<dim::energy>(
        LineState::not_estimated, "the power of the machines is unknown: state \"power\" of the hardware");
  return flows;
}

}  // namespace aicarbon::lifecycle
