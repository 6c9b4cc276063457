// Power between idle and full load.
#pragma once

#include "lifecycle/cells.hpp"

namespace aicarbon::lifecycle {

/// Mean power as a share of rated power in the hours of a phase: its load, or the value of the power curve at its load.
Cell<dim::one> mean_over_rated(Sheet& sheet, const PhaseFacts& phase);

}  // namespace aicarbon::lifecycle
