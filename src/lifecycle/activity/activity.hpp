// Activities: each kind has a function in a separate file, which turns facts into flows: device time, accelerator
// energy, IT energy. The emission sources use the flows and never the activity.
#pragma once

#include "lifecycle/cells.hpp"

namespace aicarbon::lifecycle {

/// The inputs of an activity.
struct ActivityInput {
  Sheet& sheet;
  const PhaseFacts& facts;
  const SiteCells& site;
  const HardwareCells& hardware;
  const PhaseCells* other = nullptr;  ///< cells of the phase that ratio_of refers to
  Cell<dim::device_time> drawn;       ///< for a fleet, the hours that phases use; empty if there are none
};

/// Computes the flows of a kind of activity. The file of each kind specializes it; if one is missing, linking fails.
template <class Facts>
Flows flows_of(const ActivityInput& in, const Facts& facts);

/// Computes the flows of any kind of activity.
Flows flows_of(const ActivityInput& in);

/// Derives the energy of the accelerators (if the energy is stated for them) and of IT from an energy stated at a
/// boundary. Used by the kinds with a measured energy or power.
void at_boundary(const ActivityInput& in, Cell<dim::energy> energy, Flows& flows);

/// Sets device time and the owned time that follows: device time / utilization, or, on a fleet, the hours used.
void allocate(const ActivityInput& in, Cell<dim::device_time> time, Flows& flows);

/// The flows of stated or derived hours: energy as measured, from device power or from rated power; also the energy of
/// idle hours, and owned time.
Flows run_for(const ActivityInput& in, const DeviceHoursFacts& hours, Cell<dim::device_time> time);

/// Sets the device time that corresponds to an energy at the stated load, for jobs that do not state the hours.
void hours_of_energy(const ActivityInput& in, Flows& flows);

/// Sets the energy of the accelerators and of the node, from device time and a mean power of the accelerators.
void run_at(const ActivityInput& in, Cell<dim::device_time> time, Cell<dim::device_power> power, Flows& flows);

/// Rated power of one device in kW, including its share of the node; empty if unknown.
Cell<dim::device_power> rated_per_device(const HardwareCells& hardware);

}  // namespace aicarbon::lifecycle
