// Transport of one node to its site, kg CO2e; used by the source `transport`.
#pragma once

#include "lifecycle/cells.hpp"

namespace aicarbon::lifecycle {

/// By legs; empty if the job states none.
std::vector<Part> legs(Sheet& sheet, const HardwareFacts& hardware);

/// As a whole, if the job states no legs.
Cell<dim::co2e> freight(Sheet& sheet, const HardwareFacts& hardware, Cell<dim::co2e> node_embodied);

}  // namespace aicarbon::lifecycle
