// Activity `machines` with `duration`: a fleet, and its measured energy if the job states one.
//
//   all hours = machines x duration x devices per machine                                  [device h]
//   power     = rated power of a device x load, or else idle power of a device             [kW/device]
//   load      = mean power / rated power; if not stated, the machines are idle
//
// A fleet on which no phase runs has all of its hours and all of its electricity:
//
//   IT energy = measured energy at its boundary (boundary.cpp), or else all hours x power  [kWh]
//
// Phases with `runs_on` take their hours from the fleet, and with them a share of its manufacturing. The lines of the
// fleet then cover only what no phase uses, which is unallocated:
//
//   owned       = all hours - hours of the phases                                          [device h]
//   unallocated = measured IT energy - IT energy of the phases, or else owned x power      [kWh]
//
// The total is then the meter reading, however the phases divide it. At best values, phases cannot use more than the
// meter shows (feasible.cpp).
#include "lifecycle/activity/activity.hpp"

#include "lifecycle/machine/hardware_time.hpp"
#include "lifecycle/machine/power_curve.hpp"

namespace aicarbon::lifecycle {
namespace {

Flow<dim::energy> at_power(const ActivityInput& in, Cell<dim::device_time> time) {
  const bool states_load = static_cast<bool>(in.facts.activity.load);
  const auto rated = rated_per_device(in.hardware);
  if (states_load && rated) return flow(time * (rated * mean_over_rated(in.sheet, in.facts)));
  if (!states_load && in.hardware.idle_power) return flow(time * in.hardware.idle_power);
  return no_flow<dim::energy>(LineState::not_estimated,
                              "the power of the machines is unknown: state \"power\" of the hardware, or \"energy\"");
}

void without_phases(const ActivityInput& in, const FleetFacts& facts, Flows& flows) {
  flows.unallocated_energy = no_flow<dim::energy>(
      LineState::not_applicable, "no phase runs on the fleet: all of its electricity is reported under electricity");
  if (facts.energy) return at_boundary(in, cell(in.sheet, facts.energy), flows);
  flows.accelerator_energy =
      no_flow<dim::energy>(LineState::not_applicable, "the energy is computed from the power of the whole node");
  flows.it_energy = at_power(in, flows.device_time.cell);
  if (flows.it_energy) named("IT energy", flows.it_energy.cell);
}

Flow<dim::energy> rest_of_meter(const ActivityInput& in, Cell<dim::energy> measured) {
  if (!in.used->it_energy) return in.used->it_energy;
  Flows all;
  at_boundary(in, measured, all);
  return flow(all.it_energy.cell - in.used->it_energy.cell);
}

void with_phases(const ActivityInput& in, const FleetFacts& facts, Flows& flows) {
  flows.it_energy = no_flow<dim::energy>(LineState::not_applicable,
                                         "the energy of hours that no phase uses is reported under unallocated");
  flows.accelerator_energy =
      no_flow<dim::energy>(LineState::not_applicable, "the energy is computed from the power of the whole node");
  flows.unallocated_energy =
      facts.energy ? rest_of_meter(in, cell(in.sheet, facts.energy)) : at_power(in, flows.device_time.cell);
  if (flows.unallocated_energy) named("unallocated energy", flows.unallocated_energy.cell);
}

}  // namespace

template <>
Flows flows_of(const ActivityInput& in, const FleetFacts& facts) {
  Flows flows;
  const auto all = owned_by_fleet(cell(in.sheet, facts.machines), cell(in.sheet, facts.duration), in.hardware.devices);
  const bool taken = in.used && in.used->time;
  const auto rest = taken ? named("time that no phase uses", all - in.used->time) : all;
  flows.device_time = flow(rest);
  flows.owned_time = flow(rest);
  if (in.used) with_phases(in, facts, flows);
  else without_phases(in, facts, flows);
  return flows;
}

}  // namespace aicarbon::lifecycle
