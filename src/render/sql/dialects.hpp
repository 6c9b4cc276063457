// The table of SQL dialects, with the differences between them. The rest of a query, except for NaN, is the same in all
// dialects (sql.cpp; NaN is in expressions.cpp).
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace aicarbon::render {

struct Dialect {
  std::string_view name;
  std::string_view number, text;  ///< names of the types of numbers and of texts in a cast
  std::string (*identifier)(std::string_view name);
  std::string (*string)(std::string_view text);
  std::string (*literal)(double value);  ///< writes a number so that the parser of this engine reads the same bits
  std::string_view yes, no;
  std::string_view ceil_begin, ceil_end;
  bool typed_values;  ///< whether a table of values declares its columns, with their types, in a string literal
  /// Whether the levels of a query are common table expressions instead of nested SELECTs. This is necessary if the
  /// engine cannot parse deeply nested SELECTs, or if it inlines them and computes a shared cell again at each use.
  bool chained = false;
  /// Whether a column that is declared as a number may hold texts, which a cast to a number turns into 0.
  bool holds_texts = false;
};

std::span<const Dialect> dialects();

}  // namespace aicarbon::render
