// A share of a machine.
#pragma once

#include "lifecycle/cells.hpp"

namespace aicarbon::lifecycle {

/// If only a share of a node is reserved: the share as a cell, and the powers become those of the share. Lives
/// (hardware_time.cpp), and with them manufacturing, transport and end of life, use it too.
void take_share(Sheet& sheet, const HardwareFacts& hardware, HardwareCells& cells);

}  // namespace aicarbon::lifecycle
