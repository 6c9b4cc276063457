// See dialects.hpp.
#include "render/sql/dialects.hpp"

#include "units/units.hpp"

#include <fmt/format.h>

#include <cmath>

namespace aicarbon::render {
namespace {

// --- texts -----------------------------------------------------------------------------------------------------------

std::string between(std::string_view text, char quote) {
  std::string out(1, quote);
  for (const char c : text) {
    if (c == quote) out += c;
    out += c;
  }
  return out + quote;
}

// Quotes a text for dialects in which a backslash is an escape character.
std::string with_backslashes(std::string_view text, char quote) {
  std::string out(1, quote);
  for (const char c : text) {
    if (c == quote || c == '\\') out += '\\';
    out += c;
  }
  return out + quote;
}

std::string double_quotes(std::string_view name) { return between(name, '"'); }
std::string backticks(std::string_view name) { return between(name, '`'); }
std::string backticks_escaped(std::string_view name) { return with_backslashes(name, '`'); }
std::string single_quotes(std::string_view text) { return between(text, '\''); }
std::string single_quotes_escaped(std::string_view text) { return with_backslashes(text, '\''); }

// --- numbers ---------------------------------------------------------------------------------------------------------

std::string signed_text(const std::string& text) { return text.starts_with('-') ? "(" + text + ")" : text; }

// A number with an exponent, because DuckDB reads a number without one as a DECIMAL.
std::string duckdb_number(double value) {
  if (std::isinf(value)) return value > 0 ? "CAST('Infinity' AS DOUBLE)" : "CAST('-Infinity' AS DOUBLE)";
  const std::string text = units::shortest(value);
  return signed_text(text.find('e') == std::string::npos ? text + "e0" : text);
}

std::string postgres_number(double value) {
  if (std::isinf(value)) return value > 0 ? "double precision 'Infinity'" : "double precision '-Infinity'";
  return fmt::format("double precision '{}'", units::shortest(value));
}

std::string spark_number(double value) {
  if (std::isinf(value)) return value > 0 ? "DOUBLE('Infinity')" : "DOUBLE('-Infinity')";
  return signed_text(units::shortest(value) + "D");
}

// A number as an integer that is multiplied or divided by powers of two. All of these are exact doubles, so the result
// does not depend on the decimal parser of the engine.
std::string by_powers_of_two(double value, std::string_view begin, std::string_view end) {
  constexpr int digits = 53;
  constexpr int longest = 62;
  int exponent = 0;
  auto whole = static_cast<long long>(std::ldexp(std::frexp(value, &exponent), digits));
  exponent -= digits;
  for (; whole != 0 && whole % 2 == 0 && exponent < 0; whole /= 2) ++exponent;
  while (exponent > 0 && std::abs(whole) < (1LL << (digits - 1))) {
    whole *= 2;
    --exponent;
  }
  if (whole == 0) exponent = 0;
  std::string text = fmt::format("{}{}{}", begin, whole, end);
  for (int left = exponent; left != 0;) {
    const int step = std::min(std::abs(left), longest);
    text = fmt::format("({} {} {})", text, left < 0 ? '/' : '*', 1LL << step);
    left += left < 0 ? step : -step;
  }
  return text;
}

std::string sqlite_number(double value) {
  if (std::isinf(value)) return value > 0 ? "9e999" : "(-9e999)";
  return by_powers_of_two(value, "CAST(", " AS REAL)");
}

// The decimal parser of ClickHouse can be wrong in the last bit, unless precise_float_parsing is set.
std::string clickhouse_number(double value) {
  if (std::isinf(value)) return value > 0 ? "toFloat64('inf')" : "toFloat64('-inf')";
  return by_powers_of_two(value, "toFloat64(", ")");
}

constexpr Dialect all_dialects[] = {
    {"duckdb", "DOUBLE", "VARCHAR", double_quotes, single_quotes, duckdb_number, "TRUE", "FALSE", "ceil(", ")", false},
    {"postgres", "double precision", "text", double_quotes, single_quotes, postgres_number, "TRUE", "FALSE", "ceil(",
     ")", false, true},
    {"clickhouse", "Nullable(Float64)", "Nullable(String)", backticks_escaped, single_quotes_escaped, clickhouse_number,
     "true", "false", "ceil(", ")", true},
    {"sqlite", "REAL", "TEXT", double_quotes, single_quotes, sqlite_number, "1", "0", "ceil(", ")", false, true, true},
    {"spark", "DOUBLE", "STRING", backticks, single_quotes_escaped, spark_number, "TRUE", "FALSE", "CAST(ceil(",
     ") AS DOUBLE)", false},
};

}  // namespace

std::span<const Dialect> dialects() { return all_dialects; }

}  // namespace aicarbon::render
