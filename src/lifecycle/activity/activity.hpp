// Activities: each kind is one file and one row of the registry. A kind turns what the user told into flows: device time,
// accelerator energy, IT energy. The emission sources read those and never the activity.
#pragma once

#include "lifecycle/cells.hpp"

#include <span>
#include <string_view>

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

struct ActivityKind {
  std::string_view key;  ///< in the job
  std::string_view title;
  Flows (*flows)(const ActivityInput&);
};

std::span<const ActivityKind> activity_kinds();
const ActivityKind* find_activity(std::string_view key);

// The kinds.
Flows energy_activity(const ActivityInput& in);
Flows device_time_activity(const ActivityInput& in);
Flows fleet_activity(const ActivityInput& in);
Flows stated_activity(const ActivityInput& in);
Flows ratio_activity(const ActivityInput& in);
Flows runs_activity(const ActivityInput& in);
Flows online_activity(const ActivityInput& in);
Flows storage_activity(const ActivityInput& in);
Flows training_activity(const ActivityInput& in);
Flows serving_activity(const ActivityInput& in);
Flows images_activity(const ActivityInput& in);
Flows videos_activity(const ActivityInput& in);
Flows samples_activity(const ActivityInput& in);
Flows queries_activity(const ActivityInput& in);
Flows items_activity(const ActivityInput& in);

/// Energy told at a boundary → accelerators (when told so) and IT. Shared by the kinds that take a measured energy or power.
void at_boundary(const ActivityInput& in, Cell<dim::energy> energy, Flows& flows);

/// Device time, and with it owned time: allocated over utilisation, or as drawn from a fleet.
void allocate(const ActivityInput& in, Cell<dim::device_time> time, Flows& flows);

/// Hours that are told or follow from what is told: energy measured, by device power or by rating; idle hours; owned time.
Flows run_for(const ActivityInput& in, Cell<dim::device_time> time);

/// Device time that an energy takes at the load told, where nobody counted the hours.
void hours_of_energy(const ActivityInput& in, Flows& flows);

/// Device time at a mean power of the accelerators: their energy, and the node's.
void run_at(const ActivityInput& in, Cell<dim::device_time> time, Cell<dim::device_power> power, Flows& flows);

/// kW of one device at its rating, with its share of the node; empty when unknown.
Cell<dim::device_power> rated_per_device(const HardwareCells& hardware);

}  // namespace aicarbon::lifecycle
