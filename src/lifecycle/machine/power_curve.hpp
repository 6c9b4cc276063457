// Mean power of a machine at a load between idle and full.
#pragma once

#include "lifecycle/cells.hpp"

namespace aicarbon::lifecycle {

/// Mean power as a share of rated power in the hours of a phase: the load of the phase, or the value of the power curve
/// at that load.
Cell<dim::one> mean_over_rated(Sheet& sheet, const PhaseFacts& phase);

}  // namespace aicarbon::lifecycle
