// Activities: each kind of facts is one function here and one file. It turns the facts into flows: device time, accelerator energy,
// IT energy. The emission sources read those and never the activity.
#pragma once

#include "lifecycle/cells.hpp"

namespace aicarbon::lifecycle {

/// What an activity may look at.
struct ActivityInput {
  Sheet& sheet;
  const PhaseFacts& facts;
  const SiteCells& site;
  const HardwareCells& hardware;
  const PhaseCells* other = nullptr;  ///< of ratio_of
  Cell<dim::device_time> drawn;       ///< of a fleet: what phases draw from it; empty when none does
};

// The kinds: a kind of facts without its function does not compile (flows.cpp).
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

/// Of whatever kind the phase's activity is.
Flows flows_of(const ActivityInput& in);

/// Energy told at a boundary → accelerators (when told so) and IT. Shared by the kinds that take a measured energy or power.
void at_boundary(const ActivityInput& in, Cell<dim::energy> energy, Flows& flows);

/// Device time, and with it owned time: allocated over utilisation, or as drawn from a fleet.
void allocate(const ActivityInput& in, Cell<dim::device_time> time, Flows& flows);

/// Hours that are told or follow from what is told: energy measured, by device power or by rating; idle hours; owned time.
Flows run_for(const ActivityInput& in, const DeviceHoursFacts& hours, Cell<dim::device_time> time);

/// Device time that an energy takes at the load told, where nobody counted the hours.
void hours_of_energy(const ActivityInput& in, Flows& flows);

/// Device time at a mean power of the accelerators: their energy, and the node's.
void run_at(const ActivityInput& in, Cell<dim::device_time> time, Cell<dim::device_power> power, Flows& flows);

/// kW of one device at its rating, with its share of the node; empty when unknown.
Cell<dim::device_power> rated_per_device(const HardwareCells& hardware);

}  // namespace aicarbon::lifecycle
