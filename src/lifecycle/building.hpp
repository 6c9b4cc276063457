// A building by its parts, and the power it is shared out by.
#pragma once

#include "lifecycle/cells.hpp"

namespace aicarbon::lifecycle {

/// Each part for one kW of IT; empty when the building is told as a whole.
std::vector<BuildingPart> building_parts(Sheet& sheet, const SiteFacts& site);

/// kW of IT times time that a phase takes of its site: rated power, or mean power where the site says so.
Cell<dim::energy> it_power_time(const PhaseCells& phase);

}  // namespace aicarbon::lifecycle
