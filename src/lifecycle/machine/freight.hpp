// Bringing one node to its site, kg CO2e; read by the source `transport`.
#pragma once

#include "lifecycle/cells.hpp"

namespace aicarbon::lifecycle {

/// Leg by leg; empty when the job tells no legs.
std::vector<Part> legs(Sheet& sheet, const HardwareFacts& hardware);

/// As a whole, when the job tells no legs.
Cell<dim::co2e> freight(Sheet& sheet, const HardwareFacts& hardware, Cell<dim::co2e> node_embodied);

}  // namespace aicarbon::lifecycle
