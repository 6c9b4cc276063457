// A node's share of the cluster's network, from the tree of its switches.
#pragma once

#include "lifecycle/cells.hpp"

namespace aicarbon::lifecycle {

/// Switches, optics and cables of one node; a part whose footprint is not stated says so.
std::vector<Part> network_parts(Sheet& sheet, const HardwareFacts& hardware);

}  // namespace aicarbon::lifecycle
