// What a line is the sum of. A source that has parts makes its line of them; a part that is not known leaves the line incomplete,
// never zero.
#pragma once

#include "lifecycle/cells.hpp"

namespace aicarbon::lifecycle {

/// The sum of the parts that are known; empty when none is.
Cell<dim::co2e> sum_of(const std::vector<Part>& parts);

/// Each part that is known, times `factor`.
std::vector<Part> scaled(Cell<dim::one> factor, const std::vector<Part>& parts);

}  // namespace aicarbon::lifecycle
