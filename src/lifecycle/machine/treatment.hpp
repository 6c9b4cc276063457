// End-of-life treatment of one node, kg CO2e; used by the source `end_of_life`.
#pragma once

#include "lifecycle/cells.hpp"

namespace aicarbon::lifecycle {

/// As a whole, if the job states no routes.
Cell<dim::co2e> treatment(Sheet& sheet, const HardwareFacts& hardware, Cell<dim::co2e> node_embodied);

/// By routes; empty if the job states none.
std::vector<Part> routes(Sheet& sheet, const HardwareFacts& hardware);

}  // namespace aicarbon::lifecycle
