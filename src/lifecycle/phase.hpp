// Facts of a phase → its named cells.
#pragma once

#include "lifecycle/cells.hpp"

#include <cstddef>
#include <map>
#include <vector>

namespace aicarbon::lifecycle {

SiteCells site_cells(Sheet& sheet, const SiteFacts& site);
HardwareCells hardware_cells(Sheet& sheet, const HardwareFacts& hardware);

/// For each fleet that at least one phase runs on, those phases, in the order of the job.
std::map<std::size_t, std::vector<std::size_t>> phases_by_fleet(const Inventory& inventory);

/// The cells of all phases, in the order of the job.
std::vector<PhaseCells> phase_cells(Sheet& sheet, const Inventory& inventory);

}  // namespace aicarbon::lifecycle
