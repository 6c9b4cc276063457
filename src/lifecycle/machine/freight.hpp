// Transport of one node to its site, in kg CO2e, for the source `transport`.
#pragma once

#include "lifecycle/cells.hpp"

namespace aicarbon::lifecycle {

/// Transport by legs; empty if the job states none.
std::vector<Part> legs(Sheet& sheet, const HardwareFacts& hardware);

/// Transport as a whole; empty if the job states legs.
Cell<dim::co2e> freight(Sheet& sheet, const HardwareFacts& hardware, Cell<dim::co2e> node_embodied);

}  // namespace aicarbon::lifecycle
