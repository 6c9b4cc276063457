// The table of SQL dialects: where they differ. Everything else in a query is the same text for all (sql.hpp).
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace aicarbon::render {

struct Dialect {
  std::string_view name;
  std::string_view number, text;  ///< types to cast to
  std::string (*identifier)(std::string_view name);
  std::string (*string)(std::string_view text);
  std::string (*literal)(double value);  ///< the same bits, with the parser of this engine
  std::string_view yes, no;
  std::string_view ceil_begin, ceil_end;
  bool typed_values;     ///< a table of values names the types of its columns, in a text
  bool chained = false;  ///< levels follow one another: nested SELECTs are too deep for its parser, or are inlined
                         ///< by it, and every shared cell is then computed again at every use
};

std::span<const Dialect> dialects();

}  // namespace aicarbon::render
