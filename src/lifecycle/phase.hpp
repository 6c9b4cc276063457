// Facts of a phase → its named cells.
#pragma once

#include "lifecycle/cells.hpp"

#include <vector>

namespace aicarbon::lifecycle {

SiteCells site_cells(Sheet& sheet, const SiteFacts& site);
HardwareCells hardware_cells(Sheet& sheet, const HardwareFacts& hardware);

/// The cells of all phases, in the order of the job.
std::vector<PhaseCells> phase_cells(Sheet& sheet, const Inventory& inventory);

}  // namespace aicarbon::lifecycle
