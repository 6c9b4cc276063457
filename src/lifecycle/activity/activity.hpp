// Activities: each kind has one function and one file. It turns facts into flows: device time, accelerator energy, IT
// energy. The emission sources use the flows and never the activity.
#pragma once

#include "lifecycle/cells.hpp"

namespace aicarbon::lifecycle {

/// The inputs of an activity.
struct ActivityInput {
  Sheet& sheet;
  const PhaseFacts& facts;
  const SiteCells& site;
  const HardwareCells& hardware;
  const PhaseCells* other = nullptr;  ///< of ratio_of
  Cell<dim::device_time> drawn;       ///< for a fleet: hours that phases use; empty if none does
};

// One function per kind; a kind without its function does not compile (flows.cpp).
Flows flows_of(const ActivityInput& in, const EnergyFacts& facts);
Flows flows_of(const ActivityInput& in, const DeviceTimeFacts& facts);
Flows flows_of(const ActivityInput& in, const FleetFacts& facts);
Flows flows_of(const ActivityInput& in, const Co2eFacts& facts);
Flows flows_of(const ActivityInput& in, const RatioFacts& facts);
Flows flows_of(const ActivityInput& in, const RunsFacts& facts);
Flows flows_of(const ActivityInput& in, const OnlineFacts& facts);
Flows flows_of(const ActivityInput& in, const StorageFacts& facts);
Flows flows_of(const ActivityInput& in, const TrainingFacts& facts);
Flows flows_of(const ActivityInput& in, const ServingFacts& facts);
Flows flows_of(const ActivityInput& in, const PicturesFacts& facts);
Flows flows_of(const ActivityInput& in, const RecommendationFacts& facts);
Flows flows_of(const ActivityInput& in, const ItemsFacts& facts);

/// For any kind of activity.
Flows flows_of(const ActivityInput& in);

/// Energy stated at a boundary → accelerators (if stated so) and IT. Shared by the kinds with a measured energy or
/// power.
void at_boundary(const ActivityInput& in, Cell<dim::energy> energy, Flows& flows);

/// Device time, and with it owned time: allocated over utilization, or as used of a fleet.
void allocate(const ActivityInput& in, Cell<dim::device_time> time, Flows& flows);

/// For stated or derived hours: energy as measured, from device power or from rated power; idle hours; owned time.
Flows run_for(const ActivityInput& in, const DeviceHoursFacts& hours, Cell<dim::device_time> time);

/// Device time of an energy at the stated load, if the hours are not stated.
void hours_of_energy(const ActivityInput& in, Flows& flows);

/// From device time and a mean power of the accelerators: their energy, and that of the node.
void run_at(const ActivityInput& in, Cell<dim::device_time> time, Cell<dim::device_power> power, Flows& flows);

/// Rated power of one device in kW, with its share of the node; empty if unknown.
Cell<dim::device_power> rated_per_device(const HardwareCells& hardware);

}  // namespace aicarbon::lifecycle
