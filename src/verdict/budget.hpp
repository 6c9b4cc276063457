// Reads a budget file and checks that its parts are consistent.
#pragma once

#include <aicarbon/budget.hpp>
#include <aicarbon/diagnostic.hpp>

#include <optional>
#include <string>

namespace aicarbon::verdict {

/// Reads a budget from a text. If the text has errors, the result has no budget, only messages.
Result<Budget> read_budget(const SourceText& source);

std::string budget_schema();

}  // namespace aicarbon::verdict
