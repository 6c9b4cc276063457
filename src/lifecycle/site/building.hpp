// A building by its parts.
#pragma once

#include "lifecycle/cells.hpp"

namespace aicarbon::lifecycle {

/// Each part for one kW of IT; empty when the building is told as a whole.
std::vector<BuildingPart> building_parts(Sheet& sheet, const SiteFacts& site);

}  // namespace aicarbon::lifecycle
