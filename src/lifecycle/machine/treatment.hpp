// End-of-life treatment of one node, in kg CO2e, for the source `end_of_life`.
#pragma once

#include "lifecycle/cells.hpp"

namespace aicarbon::lifecycle {

/// Treatment as a whole; empty if the job states routes.
Cell<dim::co2e> treatment(Sheet& sheet, const HardwareFacts& hardware, Cell<dim::co2e> node_embodied);

/// Treatment by routes; empty if the job states none.
std::vector<Part> routes(Sheet& sheet, const HardwareFacts& hardware);

}  // namespace aicarbon::lifecycle
