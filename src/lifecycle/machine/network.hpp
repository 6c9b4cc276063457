// One node's share of the cluster network, from its tree of switches.
#pragma once

#include "lifecycle/cells.hpp"

namespace aicarbon::lifecycle {

/// Switches, optics and cables per node. A part without a stated footprint is not estimated.
std::vector<Part> network_parts(Sheet& sheet, const HardwareFacts& hardware);

}  // namespace aicarbon::lifecycle
