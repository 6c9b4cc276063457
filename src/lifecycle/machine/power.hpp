// Rated and idle power of a node and of one of its devices.
#pragma once

#include "lifecycle/cells.hpp"

namespace aicarbon::lifecycle {

/// Rated power of a node in kW; empty if neither it nor the power of its accelerators is known.
Cell<dim::power> rated_power(Sheet& sheet, const HardwareFacts& hardware, Cell<dim::device> devices);

/// IT energy over the energy of the accelerators: from the rated power of the node if it and that of the accelerators
/// are known, or else by the default rule. At least 1.
Cell<dim::one> node_over_accelerators(Sheet& sheet, const HardwareFacts& hardware, Cell<dim::device> devices);

/// Idle power of one device in kW, including its share of the host's power; empty if unknown.
Cell<dim::device_power> idle_power(Sheet& sheet, const HardwareFacts& hardware, Cell<dim::device> devices,
                                   Cell<dim::power> rated);

}  // namespace aicarbon::lifecycle
