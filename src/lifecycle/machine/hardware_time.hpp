// Owned time of machines, and the number of machine lives that it uses.
#pragma once

#include "lifecycle/cells.hpp"

namespace aicarbon::lifecycle {

/// Owned device-hours from allocated device-hours. This charges the idle hours during the life of the machines to their
/// users.
Cell<dim::device_time> owned_for_allocated(Cell<dim::device_time> allocated, Cell<dim::one> utilization);

/// All device-hours of a fleet.
Cell<dim::device_time> owned_by_fleet(Cell<dim::one> machines, Cell<dim::time> duration, Cell<dim::device> devices);

/// The number of machine lives that owned time uses: 1.5 means the whole lives of one and a half nodes.
Cell<dim::one> lives(Cell<dim::device_time> owned, const HardwareCells& hardware);

}  // namespace aicarbon::lifecycle
