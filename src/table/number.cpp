// See number.hpp.
#include "table/number.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string>

namespace aicarbon::table {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t'; }

// A parsed number: digits × 10^exponent.
struct Decimal {
  bool negative = false;
  std::uint64_t digits = 0;     // the first 19 significant digits
  std::size_t significant = 0;  // number of significant digits
  long exponent = 0;            // exponent of the last digit, if all digits are in `digits`
  long magnitude = 0;           // 10^magnitude > |value|, for nonzero values
};

constexpr long far = 100'000;  // a larger exponent makes no difference

bool parse(std::string_view text, NumberGrammar grammar, Decimal& d) {
  const bool json = grammar == NumberGrammar::json;
  const char* p = text.data();
  const char* const end = p + text.size();
  if (p < end && (*p == '-' || (*p == '+' && !json))) d.negative = *p++ == '-';
  const char* const whole = p;
  long whole_digits = 0;   // number of digits before the point, without leading zeros
  long leading_zeros = 0;  // number of zeros after the point, before the first significant digit
  long after_point = 0;
  const auto take = [&d](char c) {
    if (d.significant == 0 && c == '0') return false;
    if (d.significant < 19) d.digits = d.digits * 10 + static_cast<unsigned>(c - '0');
    ++d.significant;
    return true;
  };
  for (; p < end && is_digit(*p); ++p) whole_digits += take(*p) ? 1 : 0;
  const auto before = p - whole;
  if (json && (before == 0 || (before > 1 && *whole == '0'))) return false;
  if (p < end && *p == '.') {
    const char* const point = ++p;
    for (; p < end && is_digit(*p); ++p)
      if (!take(*p)) ++leading_zeros;
    after_point = static_cast<long>(p - point);
    if (after_point == 0 && (json || before == 0)) return false;
  } else if (before == 0) {
    return false;
  }
  long power = 0;
  if (p < end && (*p == 'e' || *p == 'E')) {
    ++p;
    bool down = false;
    if (p < end && (*p == '-' || *p == '+')) down = *p++ == '-';
    if (p == end) return false;
    for (; p < end && is_digit(*p); ++p) power = std::min(far, power * 10 + (*p - '0'));
    if (!is_digit(p[-1])) return false;
    if (down) power = -power;
  }
  d.exponent = power - after_point;
  d.magnitude = power + (whole_digits > 0 ? whole_digits : -leading_zeros);
  return p == end;
}

bool is_separated(std::string_view text) {
  std::string bare;
  for (std::size_t k = 0; k < text.size(); ++k) {
    const char c = text[k];
    const bool separator = c == ',' || c == '\'' || c == '_' || c == ' ';
    if (!separator || k == 0 || !is_digit(text[k - 1])) bare += c;
  }
  Decimal d;
  return bare.size() < text.size() && parse(bare, NumberGrammar::c, d);
}

}  // namespace

NumberText read_number(std::string_view text, NumberGrammar grammar, double& value) {
  if (grammar == NumberGrammar::c) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    if (text.empty()) return NumberText::empty;
  }
  Decimal d;
  if (!parse(text, grammar, d)) return is_separated(text) ? NumberText::separated : NumberText::not_a_number;
  constexpr long exact = static_cast<long>(powers_of_ten.size()) - 1;
  if (d.significant <= 15 && d.exponent >= -exact &&
      d.exponent <= exact) {  // both factors are exact, so there is only one rounding
    const auto digits = static_cast<double>(d.digits);
    const double power = powers_of_ten[static_cast<std::size_t>(std::abs(d.exponent))];
    value = d.exponent < 0 ? digits / power : digits * power;
    if (d.negative) value = -value;
    return NumberText::number;
  }
  if (text.front() == '+') text.remove_prefix(1);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc{}) return NumberText::number;
  if (d.significant > 0 && d.magnitude > 0) return NumberText::out_of_range;
  value = d.negative ? -0.0 : 0.0;  // zero is the nearest double
  return NumberText::number;
}

}  // namespace aicarbon::table
