// Text → Budget, including checks of the whole file.
#pragma once

#include <aicarbon/budget.hpp>
#include <aicarbon/diagnostic.hpp>

#include <optional>
#include <string>

namespace aicarbon::verdict {

/// Text → Budget; nothing if the text has an error.
Result<Budget> read_budget(const SourceText& source);

std::string budget_schema();

}  // namespace aicarbon::verdict
