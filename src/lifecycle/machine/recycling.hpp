// Allocation of recycling between the life that supplies a material and the life that uses it.
#pragma once

#include "lifecycle/cells.hpp"

namespace aicarbon::lifecycle {

/// Burdens that a rule other than cut-off charges to this life: recycling at its end, and the recycled content. Empty
/// for cut-off.
std::vector<Part> recycling(Sheet& sheet, const HardwareFacts& hardware);

/// Savings elsewhere from recycling, one part per material: negative, and outside every total.
std::vector<Part> recycling_credits(Sheet& sheet, const HardwareFacts& hardware);

}  // namespace aicarbon::lifecycle
