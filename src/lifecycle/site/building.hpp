// A building by parts.
#pragma once

#include "lifecycle/cells.hpp"

namespace aicarbon::lifecycle {

/// Each part per kW of IT; empty if the building is stated as a whole.
std::vector<BuildingPart> building_parts(Sheet& sheet, const SiteFacts& site);

}  // namespace aicarbon::lifecycle
