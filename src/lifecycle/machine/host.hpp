// Hardware → kg CO2e of manufacturing the host of its accelerators.
#pragma once

#include "lifecycle/cells.hpp"

namespace aicarbon::lifecycle {

/// CO2e of manufacturing a node without its accelerators: as stated, or by its memory, processors and drives.
Cell<dim::co2e> host_footprint(Sheet& sheet, const HardwareFacts& hardware, Cell<dim::device> devices);

}  // namespace aicarbon::lifecycle
