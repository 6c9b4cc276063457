// The share of fuel supply and power plants in a life-cycle intensity.
#pragma once

#include "lifecycle/cells.hpp"

namespace aicarbon::lifecycle {

/// The share, from 0 to 1; empty if the intensity is not split, so that all of it counts as generation.
Cell<dim::one> fuel_supply_share(Sheet& sheet, const ElectricityFacts& electricity);

}  // namespace aicarbon::lifecycle
