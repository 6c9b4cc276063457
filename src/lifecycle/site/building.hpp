// Buildings that are stated by parts.
#pragma once

#include "lifecycle/cells.hpp"

namespace aicarbon::lifecycle {

/// The parts of a building per kW of IT power; empty if the building is stated as a whole.
std::vector<BuildingPart> building_parts(Sheet& sheet, const SiteFacts& site);

}  // namespace aicarbon::lifecycle
