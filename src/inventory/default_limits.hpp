// Checks the defaults table of a catalog against the limits of the job fields that its rules stand for.
#pragma once

#include <aicarbon/catalog.hpp>
#include <aicarbon/diagnostic.hpp>

namespace aicarbon::inventory {

/// One error for each value, or end of a range, that a job could not state in place of the default.
Diagnostics lint_defaults(const Catalog& catalog);

}  // namespace aicarbon::inventory
