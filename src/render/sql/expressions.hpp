// Small expressions of a query that do not depend on its levels: conditions on a value, guarded divisions, codes.
#pragma once

#include "render/sql/dialects.hpp"
#include "rows/sql/plan.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::render::query {

/// The condition that a value is zero or within the bounds between which a product of two values is a number.
std::string bounded(const std::string& value, const Dialect& dialect);

/// a / b as in IEEE 754: division by zero gives infinity; zero divided by zero is NULL.
std::string guarded_quotient(const std::string& a, const std::string& b, const Dialect& dialect);

/// NaN, or NULL in an engine that has none.
std::string not_a_number(const Dialect& dialect);

/// The condition that a value is within a range, the ends included; an end may be infinite.
std::string within(const std::string& value, double from, double to, const Dialect& dialect);

/// The condition that a number of the records is in the range that its field allows.
std::string allowed(const std::string& raw, const rows::sql::NumberColumn& number, const Dialect& dialect);

/// The name of a table, with each part between dots as a separate identifier.
std::string table_name(std::string_view table, const Dialect& dialect);

/// A code of a warning, and a condition under which a row has it.
struct CodeCondition {
  std::string code, condition;
};

/// An expression for each code, in the order of their first conditions: the code after a space if one of its conditions
/// is true, and otherwise an empty text.
std::vector<std::string> codes_if(std::span<const CodeCondition> conditions, const Dialect& dialect);

}  // namespace aicarbon::render::query
