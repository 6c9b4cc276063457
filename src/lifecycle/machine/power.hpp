// Rated and idle power of a node and of one device of it.
#pragma once

#include "lifecycle/cells.hpp"

namespace aicarbon::lifecycle {

/// kW a node is rated at; empty when neither the node's rating nor its accelerators' is known.
Cell<dim::power> rated_power(Sheet& sheet, const HardwareFacts& hardware, Cell<dim::device> devices);

/// kW of one idle device with its share of the node; empty when nothing is known.
Cell<dim::device_power> idle_power(Sheet& sheet, const HardwareFacts& hardware, Cell<dim::device> devices,
                                   Cell<dim::power> rated);

}  // namespace aicarbon::lifecycle
