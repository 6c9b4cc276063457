// Checks the defaults table of a catalog against the limits of the job fields that its rules stand for, and against the
// built-in values.
#pragma once

#include <aicarbon/catalog.hpp>
#include <aicarbon/diagnostic.hpp>

namespace aicarbon::inventory {

/// One error for each value, or end of a range, that a job could not state in place of the default, and for each row
/// that no rule reads. A warning for each value that is more than ten times the built-in one, or less than a tenth.
Diagnostics lint_defaults(const Catalog& catalog);

}  // namespace aicarbon::inventory
