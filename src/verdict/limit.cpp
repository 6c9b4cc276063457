// See limit.hpp.
#include "verdict/limit.hpp"

#include "units/units.hpp"

#include <fmt/format.h>

namespace aicarbon::verdict {

Limit read_limit(std::string_view text, Dim dim) {
  const std::string_view whole = text;
  if (text.starts_with('+')) text.remove_prefix(1);
  std::size_t end = text.find_first_not_of("0123456789.eE+-");
  while (end != std::string_view::npos && end > 0 && (text[end - 1] == 'e' || text[end - 1] == 'E')) --end;
  const auto number = units::parse_number(text.substr(0, end));
  if (!number)
    return {0, false,
            whole.empty() ? std::string("the number is missing")
                          : fmt::format("\"{}\" does not begin with a number", whole)};
  std::string_view unit = end == std::string_view::npos ? std::string_view{} : text.substr(end);
  while (unit.starts_with(' ')) unit.remove_prefix(1);
  if (unit == "%") return {*number, true, {}};
  if (unit.empty()) {
    if (*number == 0 || dim == dim::one) return {*number, false, {}};
    return {0, false,
            fmt::format("\"{}\" has no unit, but the metric has units such as {}", whole, units::base_unit(dim))};
  }
  const auto parsed = units::parse(unit, dim);
  if (!parsed) return {0, false, fmt::format("unknown unit \"{}\"", unit)};
  if (parsed->dim != dim)
    return {0, false,
            fmt::format("\"{}\" is {}, but the metric is {}, with units such as {}", unit, units::describe(parsed->dim),
                        units::describe(dim), units::base_unit(dim))};
  return {parsed->to_base(*number), false, {}};
}

}  // namespace aicarbon::verdict
