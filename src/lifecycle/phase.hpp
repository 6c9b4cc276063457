// Facts of a phase → its named cells.
#pragma once

#include "lifecycle/cells.hpp"

#include <cstddef>
#include <map>
#include <vector>

namespace aicarbon::lifecycle {

SiteCells site_cells(Sheet& sheet, const SiteFacts& site);
HardwareCells hardware_cells(Sheet& sheet, const HardwareFacts& hardware);

/// For each fleet on which at least one phase runs, the phases that run on it, in the order of the job.
std::map<std::size_t, std::vector<std::size_t>> phases_by_fleet(const Inventory& inventory);

/// The cells of all phases, in the order of the job.
std::vector<PhaseCells> phase_cells(Sheet& sheet, const Inventory& inventory);

}  // namespace aicarbon::lifecycle
