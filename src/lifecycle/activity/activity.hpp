// Activities. Each kind has a function, in a separate file, that turns facts into flows: device time, accelerator
// energy and IT energy. The emission sources use the flows and never the activity itself.
#pragma once

#include "lifecycle/cells.hpp"

#include <optional>

namespace aicarbon::lifecycle {

/// What the phases on a fleet use of it.
struct FleetUse {
  Cell<dim::device_time> time;
  Flow<dim::energy> it_energy;  ///< missing if the energy of a phase is unknown
};

/// What the flows of an activity are computed from.
struct ActivityInput {
  Sheet& sheet;
  const PhaseFacts& facts;
  const SiteCells& site;
  const HardwareCells& hardware;
  const PhaseCells* other = nullptr;  ///< cells of the phase that ratio_of refers to
  std::optional<FleetUse> used = {};  ///< for a fleet, what phases use; empty if no phase runs on it
};

/// Computes the flows of a kind of activity. The file of each kind specializes this template; if a specialization is
/// missing, linking fails.
template <class Facts>
Flows flows_of(const ActivityInput& in, const Facts& facts);

/// Computes the flows of any kind of activity.
Flows flows_of(const ActivityInput& in);

/// The facts of an activity that states device-hours; null for another.
const DeviceHoursFacts* device_hours_of(const ActivityFacts& activity);
/// Whether an activity states hours and the energy or power measured in these hours.
bool has_measured_hours(const ActivityFacts& activity);

/// The number of devices, also if parts of devices are counted; empty if neither is.
Cell<dim::device> devices_of(const ActivityInput& in, const CountedDevices& counted);

/// Mean power of an accelerator in phases that state no load: its TDP x the share that such work draws.
Cell<dim::device_power> accelerator_power(const ActivityInput& in);

/// Sets the energy of the accelerators, and the IT energy that follows from it with hosts, memory, network and fans.
void of_accelerators(const ActivityInput& in, Cell<dim::energy> energy, Flows& flows);

/// Sets the IT energy from the power of the whole machine, of which that of the accelerators is not known apart.
void of_machine(Cell<dim::energy> energy, Flows& flows);

/// Sets the IT energy from an energy stated at a boundary, and the energy of the accelerators if they are the boundary.
/// Used by the kinds of activity with a measured energy or power.
void at_boundary(const ActivityInput& in, Cell<dim::energy> energy, Flows& flows);

/// Sets device time and the owned time that follows: device time / utilization, or, for a phase that runs on a fleet,
/// the device time itself.
void allocate(const ActivityInput& in, Cell<dim::device_time> time, Flows& flows);

/// The flows of stated or derived device-hours: the energy, as measured or from device power or rated power; the energy
/// of idle hours, if charged; and owned time.
Flows run_for(const ActivityInput& in, const DeviceHoursFacts& hours, Cell<dim::device_time> time);

/// Sets the device time that corresponds to the IT energy at the load of the phase, and the owned time that follows,
/// for jobs that do not state the hours.
void hours_of_energy(const ActivityInput& in, Flows& flows);

/// Sets the energy of the accelerators and the IT energy, from device time and the mean power of an accelerator.
void run_at(const ActivityInput& in, Cell<dim::device_time> time, Cell<dim::device_power> power, Flows& flows);

/// Rated power of one device in kW, including its share of the host's power; empty if unknown.
Cell<dim::device_power> rated_per_device(const HardwareCells& hardware);

}  // namespace aicarbon::lifecycle
