// Bringing one node to its site, kg CO2e; read by the source `transport`.
#pragma once

#include "lifecycle/cells.hpp"

namespace aicarbon::lifecycle {
Cell<dim::co2e> freight(Sheet& sheet, const HardwareFacts& hardware, Cell<dim::co2e> node_embodied);
}
