// Techniques, applied one after the other, and growth of demand.
#pragma once

#include "lifecycle/cells.hpp"

#include <vector>

namespace aicarbon::lifecycle {

/// Multiplies a phase's energy and device time by its techniques, in order.
std::vector<AppliedTechnique> apply_techniques(Sheet& sheet, const PhaseFacts& phase, Flows& flows);

/// Sums a phase's energy and device time over its periods.
std::vector<Period> grow(Sheet& sheet, const PhaseFacts& phase, Flows& flows);

}  // namespace aicarbon::lifecycle
