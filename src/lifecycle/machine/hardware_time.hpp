// Owned time is made here and nowhere else.
#pragma once

#include "lifecycle/cells.hpp"

namespace aicarbon::lifecycle {

/// Device-hours owned for the device-hours allocated: idle hours of the machines' life are charged to those who use them.
Cell<dim::device_time> owned_for_allocated(Cell<dim::device_time> allocated, Cell<dim::one> utilization);

/// Device-hours of a fleet, owned whole.
Cell<dim::device_time> owned_by_fleet(Cell<dim::one> machines, Cell<dim::time> duration, Cell<dim::device> devices);

/// The share of one node's life that owned time uses up, in nodes: 1.5 is one node and a half.
Cell<dim::one> lives(Cell<dim::device_time> owned, const HardwareCells& hardware);

}  // namespace aicarbon::lifecycle
