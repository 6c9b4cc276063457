// Faults and notes that only several phases and descriptions together show.
#pragma once

#include "inventory/context.hpp"

#include <vector>

namespace aicarbon::inventory {

/// Power curves and shares of machines, with the activities that use them. Hardware may be another phase's.
void check_hardware_of_activities(const Context& context, const std::vector<PhaseFacts>& phases);

/// Fleets: their machines, and the hours that are drawn from them.
void check_fleets(const Context& context, const std::vector<PhaseFacts>& phases);

/// Sites and hardware that nothing uses, utilization where it does not apply, methods of intensities that do not add up.
void check_descriptions(const Context& context, const std::vector<PhaseFacts>& phases);

}  // namespace aicarbon::inventory
