// The table of SQL dialects, with all their differences. Everything else in a query is the same for all (sql.hpp).
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace aicarbon::render {

struct Dialect {
  std::string_view name;
  std::string_view number, text;  ///< names of types in a cast
  std::string (*identifier)(std::string_view name);
  std::string (*string)(std::string_view text);
  std::string (*literal)(double value);  ///< writes a number so that the parser of this engine reads the same bits
  std::string_view yes, no;
  std::string_view ceil_begin, ceil_end;
  bool typed_values;  ///< whether a table of values declares the types of its columns in a string literal
  /// Whether levels are common table expressions, because this engine cannot parse deeply nested SELECTs, or inlines
  /// them and then computes every shared cell again at each use.
  bool chained = false;
};

std::span<const Dialect> dialects();

}  // namespace aicarbon::render
