// End-of-life treatment of one node, kg CO2e; read by the source `end_of_life`.
#pragma once

#include "lifecycle/cells.hpp"

namespace aicarbon::lifecycle {

/// As a whole, when the job tells no routes.
Cell<dim::co2e> treatment(Sheet& sheet, const HardwareFacts& hardware, Cell<dim::co2e> node_embodied);

/// Route by route; empty when the job tells none.
std::vector<Part> routes(Sheet& sheet, const HardwareFacts& hardware);

}  // namespace aicarbon::lifecycle
