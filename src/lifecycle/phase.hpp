// Facts of a phase → its named cells.
#pragma once

#include "lifecycle/cells.hpp"

namespace aicarbon::lifecycle {

SiteCells site_cells(Sheet& sheet, const SiteFacts& site);
HardwareCells hardware_cells(Sheet& sheet, const HardwareFacts& hardware);

}  // namespace aicarbon::lifecycle
