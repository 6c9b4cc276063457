// Warnings about a job that need its formulas.
#pragma once

#include <aicarbon/diagnostic.hpp>
#include <aicarbon/inventory.hpp>

namespace aicarbon::lifecycle {

/// What a feasible job counts twice (counted_twice.hpp), and what is implausible in it (doubts.hpp).
Diagnostics warnings(const Inventory& inventory);

}  // namespace aicarbon::lifecycle
