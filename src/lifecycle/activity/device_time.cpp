// Activity `device_time`: allocated device-hours, with a measured energy or power, or else with the rated power of the
// hardware.
//
//   device time = as stated, or hours of nodes x devices per node, or hours of parts / parts per device
//   energy = measured energy, or device time x measured device power, at the stated boundary
//   energy = device time x measured system power                      IT energy, of TPUs
//   energy = device time x TDP x share of TDP                         energy of the accelerators, if no load is stated
//   energy = device time x rated power of the node / devices x load    IT energy
//   load   = mean power / rated power, or a position on the power curve of the hardware (power_curve.cpp)
//   unallocated = (1 / utilization - 1) x device time x idle power of a device    only with "charge_idle": true
//
// The product of hours, devices and power is the formula of Patterson et al. 2021 without PUE, which belongs to the
// facility.
#include "lifecycle/activity/activity.hpp"

#include "lifecycle/machine/power_curve.hpp"

namespace aicarbon::lifecycle {
namespace {

void energy_by_rating(const ActivityInput& in, Cell<dim::device_time> time, Flows& flows) {
  const HardwareFacts& h = *in.facts.hardware;
  if (h.present && in.facts.activity.accelerator_load) {
    if (in.hardware.system_power) of_machine(time * in.hardware.system_power, flows);
    else of_accelerators(in, time * accelerator_power(in), flows);
  } else if (h.present && in.hardware.rated_power) {
    of_machine(time / in.hardware.devices * in.hardware.rated_power * mean_over_rated(in.sheet, in.facts), flows);
  } else {
    const Missing why =
        h.present ? Missing{LineState::not_estimated, h.accelerator_power.missing.reason +
                                                          ": state \"device_power\", or \"power\" of the hardware"}
                  : Missing{LineState::not_estimated,
                            "the power of a device is unknown: state \"device_power\", or name the hardware"};
    flows.it_energy = no_flow<dim::energy>(why);
    flows.accelerator_energy = no_flow<dim::energy>(why);
  }
}

void charge_idle(const ActivityInput& in, Cell<dim::device_time> time, Flows& flows) {
  if (!in.facts.charge_idle) return;
  if (!in.facts.hardware->present || !in.hardware.idle_power) {
    flows.unallocated_energy = no_flow<dim::energy>(LineState::not_estimated,
                                                    "the idle power is unknown: state \"idle_power\" of the hardware");
    return;
  }
  flows.unallocated_energy = flow(named("unallocated energy", (1 / cell(in.sheet, in.facts.hardware->utilization) - 1) *
                                                                  time * in.hardware.idle_power));
}

}  // namespace

template <>
Flows flows_of(const ActivityInput& in, const DeviceTimeFacts& facts) {
  if (facts.device_time) return run_for(in, facts, cell(in.sheet, facts.device_time));
  if (facts.part_time) {
    const auto parts_of_a_device = cell(in.sheet, in.facts.hardware->parts_per_device);
    return run_for(in, facts, named("device time", cell(in.sheet, facts.part_time) / parts_of_a_device));
  }
  const auto devices_of_a_node = in.hardware.devices / in.sheet.constant<dim::node>(1);
  return run_for(in, facts, named("device time", cell(in.sheet, facts.node_time) * devices_of_a_node));
}

Flows run_for(const ActivityInput& in, const DeviceHoursFacts& hours, Cell<dim::device_time> time) {
  Flows flows;
  if (hours.energy) at_boundary(in, cell(in.sheet, hours.energy), flows);
  else if (hours.device_power) at_boundary(in, time * cell(in.sheet, hours.device_power), flows);
  else energy_by_rating(in, time, flows);
  charge_idle(in, time, flows);
  allocate(in, time, flows);
  return flows;
}

}  // namespace aicarbon::lifecycle
