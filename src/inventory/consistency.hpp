// Reports errors and notes that involve several phases, sites or hardware descriptions.
#pragma once

#include "inventory/context.hpp"

#include <vector>

namespace aicarbon::inventory {

/// Checks power curves and shares of machines against the activities that use them. The hardware may belong to another
/// phase.
void check_hardware_of_activities(const Context& context, const std::vector<PhaseFacts>& phases);

/// Checks fleets: their hardware, their lifetime, and the hours that phases use.
void check_fleets(const Context& context, const std::vector<PhaseFacts>& phases);

/// Reports unused sites and hardware, utilization where it does not apply, and intensities whose methods cannot be
/// combined.
void check_descriptions(const Context& context, const std::vector<PhaseFacts>& phases);

/// Phases that have the site and the hardware of a fleet by name, and hours of their own.
std::vector<BesideFleet> beside_fleets(const Context& context, const std::vector<PhaseFacts>& phases);

}  // namespace aicarbon::inventory
