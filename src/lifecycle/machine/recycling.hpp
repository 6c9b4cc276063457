// Recycling shared between the life that supplies a material and the life that uses it.
#pragma once

#include "lifecycle/cells.hpp"

namespace aicarbon::lifecycle {

/// What a rule other than cut-off lays on this life: recycling at its end, and the recycled content it came with. Empty for cut-off.
std::vector<Part> recycling(Sheet& sheet, const HardwareFacts& hardware);

/// What recycling saves elsewhere, below zero; outside every total. One a material.
std::vector<Part> recycling_credits(Sheet& sheet, const HardwareFacts& hardware);

}  // namespace aicarbon::lifecycle
