// Text → Budget, with all that only the whole file can show to be wrong.
#pragma once

#include <aicarbon/budget.hpp>
#include <aicarbon/diagnostic.hpp>

#include <optional>
#include <string>

namespace aicarbon::verdict {

/// Text → Budget; nothing when it has an error.
std::optional<Budget> read_budget(const SourceText& source, Diagnostics& out);

std::string budget_schema();

}  // namespace aicarbon::verdict
