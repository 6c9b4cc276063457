// Techniques, applied one after another, and growth of demand.
#pragma once

#include "lifecycle/cells.hpp"

#include <vector>

namespace aicarbon::lifecycle {

/// Multiplies the energy and device time of a phase by the factors of its techniques, in order.
std::vector<AppliedTechnique> apply_techniques(Sheet& sheet, const PhaseFacts& phase, Flows& flows);

/// Sums the energy and device time of a phase over its periods of growth.
std::vector<Period> grow(Sheet& sheet, const PhaseFacts& phase, Flows& flows);

}  // namespace aicarbon::lifecycle
