// See expressions.hpp.
#include "render/sql/expressions.hpp"

#include "render/sql/names.hpp"
#include "rows/sql/range.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>

namespace aicarbon::render::query {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

// "x >= end" as "x > before", if that is the rounder number.
std::string one_sided(const std::string& value, char sign, double end, double before, const Dialect& dialect) {
  const bool is_rounder = units::shortest(before).size() < units::shortest(end).size();
  return is_rounder ? fmt::format("{} {} {}", value, sign, dialect.literal(before))
                    : fmt::format("{} {}= {}", value, sign, dialect.literal(end));
}

}  // namespace

std::string bounded(const std::string& value, const Dialect& dialect) {
  return fmt::format("({0} = {1} OR abs({0}) BETWEEN {2} AND {3})", value, dialect.literal(0),
                     dialect.literal(rows::sql::least_bounded), dialect.literal(rows::sql::most_bounded));
}

std::string guarded_quotient(const std::string& a, const std::string& b, const Dialect& dialect) {
  return fmt::format(
      "CASE WHEN {1} <> {2} THEN ({0} / {1}) WHEN {0} > {2} THEN {3} + {1} WHEN {0} < {2} THEN {4} + {1} END", a, b,
      dialect.literal(0), dialect.literal(infinity), dialect.literal(-infinity));
}

std::string not_a_number(const Dialect& dialect) {
  if (dialect.name == "sqlite") return "NULL";  // SQLite has no NaN: the value is NULL already
  return dialect.name == "clickhouse" ? "toFloat64('nan')" : fmt::format("CAST('NaN' AS {})", dialect.number);
}

std::string within(const std::string& value, double from, double to, const Dialect& dialect) {
  if (from == to) return fmt::format("{} = {}", value, dialect.literal(from));
  std::string least = one_sided(value, '>', from, std::nextafter(from, -infinity), dialect);
  std::string most = one_sided(value, '<', to, std::nextafter(to, infinity), dialect);
  if (from == -infinity) return most;
  if (to == infinity) return least;
  return fmt::format("{} AND {}", least, most);
}

std::string allowed(const std::string& raw, const rows::sql::NumberColumn& n, const Dialect& d) {
  std::string window =
      fmt::format("{} {} {} AND {} <= {}", raw, n.above ? ">" : ">=", d.literal(n.low), raw, d.literal(n.high));
  if (n.low < 0)  // a range on both sides of zero excludes numbers that are nearly zero
    window += fmt::format(" AND ({0} >= {1} OR {0} <= {2})", raw, d.literal(1e-30), d.literal(-1e-30));
  if (n.whole) window += fmt::format(" AND {}{}{} = {}", d.ceil_begin, raw, d.ceil_end, raw);
  return n.zero ? fmt::format("{} = {} OR {}", raw, d.literal(0), window) : window;
}

std::string table_name(std::string_view table, const Dialect& dialect) {
  std::string text;
  for (std::string_view rest = table;;) {
    const auto dot = rest.find('.');
    text += dialect.identifier(rest.substr(0, dot));
    if (dot == std::string_view::npos) return text;
    text += '.';
    rest = rest.substr(dot + 1);
  }
}

std::vector<std::string> codes_if(std::span<const CodeCondition> conditions, const Dialect& dialect) {
  std::vector<std::string> codes, texts;
  for (const CodeCondition& one : conditions)
    if (std::ranges::find(codes, one.code) == codes.end()) codes.push_back(one.code);
  for (const std::string& code : codes) {
    std::vector<std::string> any;
    for (const CodeCondition& one : conditions)
      if (one.code == code) any.push_back(one.condition);
    texts.push_back(fmt::format("CASE WHEN {} THEN {} ELSE '' END", joined(any, " OR "), dialect.string(" " + code)));
  }
  return texts;
}

}  // namespace aicarbon::render::query
