// A share of a machine.
#pragma once

#include "lifecycle/cells.hpp"

namespace aicarbon::lifecycle {

/// Where only a share of a node is held: the share as a cell, and the powers become those of the share. Lives (hardware_time.cpp), and
/// with them making, transport and end of life, take the share from there.
void take_share(Sheet& sheet, const HardwareFacts& hardware, HardwareCells& cells);

}  // namespace aicarbon::lifecycle
