// The share of a machine that is reserved, for example by a virtual machine.
#pragma once

#include "lifecycle/cells.hpp"

namespace aicarbon::lifecycle {

/// If only a share of a node is reserved, sets the share as a cell and changes the powers to those of the share. Lives
/// (hardware_time.cpp), and through them manufacturing, transport and end of life, depend on the share too.
void take_share(Sheet& sheet, const HardwareFacts& hardware, HardwareCells& cells);

}  // namespace aicarbon::lifecycle
