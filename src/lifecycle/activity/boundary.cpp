// Functions that several kinds of activity share, for energy stated at a boundary, hours and power.
//
//   accelerators: IT = accelerators x (node / accelerators)      adds hosts, memory, network and fans, once (power.cpp)
//   it:           IT = energy                                    the accelerators' share of it is unknown
//   facility:     IT = energy / PUE
//
//   energy = measured energy x share of the machine      if the energy or power is stated to be "of": "machine"
#include "lifecycle/activity/activity.hpp"

#include "lifecycle/machine/hardware_time.hpp"
#include "lifecycle/machine/power.hpp"
#include "lifecycle/machine/power_curve.hpp"

namespace aicarbon::lifecycle {

Cell<dim::device_power> accelerator_power(const ActivityInput& in) {
  return named("mean power of an accelerator",
               in.hardware.accelerator_power * cell(in.sheet, in.facts.activity.accelerator_load));
}

void of_accelerators(const ActivityInput& in, Cell<dim::energy> energy, Flows& flows) {
  flows.accelerator_energy = flow(named("accelerator energy", energy));
  flows.it_energy =
      flow(named("IT energy", flows.accelerator_energy.cell *
                                  node_over_accelerators(in.sheet, *in.facts.hardware, in.hardware.devices)));
}

void of_machine(Cell<dim::energy> energy, Flows& flows) {
  flows.it_energy = flow(named("IT energy", energy));
  flows.accelerator_energy =
      no_flow<dim::energy>(LineState::not_applicable, "the energy is computed from the power of the whole node");
}

void at_boundary(const ActivityInput& in, Cell<dim::energy> energy, Flows& flows) {
  if (in.facts.activity.of == FigureOf::machine && in.hardware.share)
    energy = named("energy of the share", energy * in.hardware.share);
  flows.accelerator_energy =
      no_flow<dim::energy>(LineState::not_applicable, "the stated energy or power covers more than the accelerators");
  switch (in.facts.activity.boundary) {
  case EnergyBoundary::accelerators: of_accelerators(in, energy, flows); break;
  case EnergyBoundary::it: flows.it_energy = flow(named("IT energy", energy)); break;
  case EnergyBoundary::facility: flows.it_energy = flow(named("IT energy", energy / in.site.pue)); break;
  }
}

void allocate(const ActivityInput& in, Cell<dim::device_time> time, Flows& flows) {
  flows.device_time = flow(time);
  if (!in.facts.hardware->present) flows.owned_time = no_flow<dim::device_time>(in.facts.hardware->missing);
  else
    flows.owned_time =
        flow(in.facts.runs_on ? time : owned_for_allocated(time, cell(in.sheet, in.facts.hardware->utilization)));
}

namespace {

// Mean power of a device with its share of the host, from its rating and load; empty if either is unknown or zero.
Cell<dim::device_power> mean_power(const ActivityInput& in) {
  const ActivityFacts& a = in.facts.activity;
  if (!in.facts.hardware->present) return {};
  if (a.accelerator_load && in.hardware.system_power) return in.hardware.system_power;
  if (a.accelerator_load)
    return accelerator_power(in) * node_over_accelerators(in.sheet, *in.facts.hardware, in.hardware.devices);
  const auto rated = rated_per_device(in.hardware);
  const auto load = rated ? mean_over_rated(in.sheet, in.facts) : Cell<dim::one>{};
  return load && load.best() != 0 ? rated * load : Cell<dim::device_power>{};
}

}  // namespace

void hours_of_energy(const ActivityInput& in, Flows& flows) {
  if (const auto power = mean_power(in)) {
    allocate(in, named("device time", flows.it_energy.cell / power), flows);
    return;
  }
  const Missing why =
      !in.facts.hardware->present
          ? in.facts.hardware->missing
          : Missing{
                LineState::not_estimated,
                "the hours that correspond to the energy are unknown: they need a rated power of the hardware and a load above 0"};
  flows.device_time = no_flow<dim::device_time>(why);
  flows.owned_time = no_flow<dim::device_time>(why);
}

void run_at(const ActivityInput& in, Cell<dim::device_time> time, Cell<dim::device_power> power, Flows& flows) {
  of_accelerators(in, time * power, flows);
  flows.derived.push_back({"accelerator_power_w", power.index});
}

Cell<dim::device_power> rated_per_device(const HardwareCells& h) {
  return h.rated_power ? named("rated power of a device", h.rated_power / h.devices) : Cell<dim::device_power>{};
}

}  // namespace aicarbon::lifecycle
