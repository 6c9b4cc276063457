// Faults and notes that concern several phases and descriptions together.
#pragma once

#include "inventory/context.hpp"

#include <vector>

namespace aicarbon::inventory {

/// Power curves and shares of machines, with the activities that use them. The hardware may belong to another phase.
void check_hardware_of_activities(const Context& context, const std::vector<PhaseFacts>& phases);

/// Fleets: their machines, and the hours that phases use.
void check_fleets(const Context& context, const std::vector<PhaseFacts>& phases);

/// Unused sites and hardware, utilization where it does not apply, methods of intensities that cannot be combined.
void check_descriptions(const Context& context, const std::vector<PhaseFacts>& phases);

}  // namespace aicarbon::inventory
