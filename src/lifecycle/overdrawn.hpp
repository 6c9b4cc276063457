// What the phases on a fleet use of it, compared with what the fleet has: hours, and measured energy.
#pragma once

#include "lifecycle/feasible.hpp"

namespace aicarbon::lifecycle {

/// An error for each fleet whose phases use more than it has, at best values.
Diagnostics overdrawn(const Inventory& inventory);

/// The same as limits, for the rows of a batch.
std::vector<Limit> fleet_limits(Sheet& sheet, const Inventory& inventory);

}  // namespace aicarbon::lifecycle
