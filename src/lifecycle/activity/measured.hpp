// Planned work with a measured figure instead of a model.
#pragma once

#include "lifecycle/activity/activity.hpp"

namespace aicarbon::lifecycle {

/// Sets the energy of counted work at the stated boundary, and its device time: from a measured rate if there is one,
/// or else from the energy and the load.
void measured_energy(const ActivityInput& in, Cell<dim::energy> energy, Cell<dim::device_time> time, Flows& flows);

/// Device time of counted work at a measured rate of all devices together.
template <Dim C>
Cell<dim::device_time> time_at_rate(const ActivityInput& in, const PlannedFacts& w, Cell<C> count,
                                    Cell<C / dim::time> rate) {
  const auto devices = w.devices ? cell(in.sheet, w.devices) : in.sheet.constant<dim::device>(1);
  return named("device time", count / rate * devices);
}

/// Mean power of an accelerator in kW, computed as a share of its TDP; empty if the TDP or the share is unknown.
Cell<dim::device_power> share_of_tdp(const ActivityInput& in, const PlannedFacts& w);

/// Sets the device time, and the energy at a share of the TDP. If the mean power is unknown, sets the reason instead of
/// the energy.
void run_at_share(const ActivityInput& in, const PlannedFacts& w, Cell<dim::device_time> time, Flows& flows);

/// Sets the energies to unknown, because the power of a device is.
void without_power(Flows& flows);

}  // namespace aicarbon::lifecycle
