// See measured.hpp.
//
//   energy      = count x energy per item              at the stated boundary
//   device time = count / rate x devices               if a rate is measured
//   device time = IT energy / (rated power x load)     if only the energy is measured
//   energy      = device time x TDP x share            if only the rate is measured
#include "lifecycle/activity/measured.hpp"

namespace aicarbon::lifecycle {

void measured_energy(const ActivityInput& in, Cell<dim::energy> energy, Cell<dim::device_time> time, Flows& flows) {
  at_boundary(in, named("measured energy", energy), flows);
  if (time) allocate(in, time, flows);
  else hours_of_energy(in, flows);
}

Cell<dim::device_power> share_of_tdp(const ActivityInput& in, const PlannedFacts& w) {
  if (!in.hardware.accelerator_power || !w.power_fraction) return {};
  return named("mean power of an accelerator", in.hardware.accelerator_power * cell(in.sheet, w.power_fraction));
}

void run_at_share(const ActivityInput& in, const PlannedFacts& w, Cell<dim::device_time> time, Flows& flows) {
  allocate(in, time, flows);
  if (const auto power = share_of_tdp(in, w)) {
    run_at(in, time, power, flows);
    return;
  }
  without_power(flows);
}

void without_power(Flows& flows) {
  const Missing why{
      LineState::not_estimated,
      "the power of a device is unknown: name an accelerator from the catalog, or state a measured energy"};
  flows.accelerator_energy = no_flow<dim::energy>(why);
  flows.it_energy = no_flow<dim::energy>(why);
}

}  // namespace aicarbon::lifecycle
