// Warns of emissions that a job counts twice: in a fleet, and in a phase on its machines that does not run on it.
#pragma once

#include <aicarbon/diagnostic.hpp>
#include <aicarbon/inventory.hpp>

namespace aicarbon::lifecycle {

/// One warning per fleet, with the CO2e counted twice at best values: that of the job as it is, less that of the job
/// whose phases run on the fleet.
Diagnostics counted_twice(const Inventory& inventory);

}  // namespace aicarbon::lifecycle
