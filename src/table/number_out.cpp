// See number_out.hpp.
#include "table/number_out.hpp"

#include "table/number.hpp"

#include <fmt/format.h>
#include <charconv>
#include <cmath>
#include <cstring>

#include <algorithm>

namespace aicarbon::table {
namespace {

// The decimal digits of a number, d.ddd × 10^exponent, without trailing zeros.
struct Digits {
  char text[20];
  int size = 0;
  int exponent = 0;
};

void drop_zeros(Digits& d) {
  while (d.size > 1 && d.text[d.size - 1] == '0') --d.size;
}

char* copy(char* out, const char* from, int size) {
  std::memcpy(out, from, static_cast<std::size_t>(size));
  return out + size;
}

char* fill(char* out, int zeros) {
  std::memset(out, '0', static_cast<std::size_t>(zeros));
  return out + zeros;
}

// Writes digits in the notation of C and fmt: plain from 10^-4 to below 10^plain_below, otherwise with an exponent of
// at least two digits.
char* lay_out(char* out, const Digits& d, int plain_below) {
  if (d.exponent < -4 || d.exponent >= plain_below) {
    *out++ = d.text[0];
    if (d.size > 1) {
      *out++ = '.';
      out = copy(out, d.text + 1, d.size - 1);
    }
    *out++ = 'e';
    *out++ = d.exponent < 0 ? '-' : '+';
    const int power = std::abs(d.exponent);
    if (power >= 100) *out++ = static_cast<char>('0' + power / 100);
    *out++ = static_cast<char>('0' + power / 10 % 10);
    *out++ = static_cast<char>('0' + power % 10);
    return out;
  }
  if (d.exponent < 0) {
    *out++ = '0';
    *out++ = '.';
    return copy(fill(out, -d.exponent - 1), d.text, d.size);
  }
  const int whole = d.exponent + 1;
  if (d.size <= whole) return fill(copy(out, d.text, d.size), whole - d.size);
  out = copy(out, d.text, whole);
  *out++ = '.';
  return copy(out, d.text + whole, d.size - whole);
}

// Rounds a positive value to `digits` digits. Returns false if double arithmetic is not conclusive: value × 10^power
// has one rounding error of at most half a unit in its last place, and a fraction that is further than that from one
// half rounds as the exact one does.
bool round_digits(double value, int digits, Digits& d) {
  constexpr int exact = static_cast<int>(powers_of_ten.size()) - 1;
  const int binary = std::ilogb(value);
  int exponent = static_cast<int>(std::floor(binary * 0.30102999566398120));  // the exponent, or one less
  double scaled = 0;
  const double too_large = powers_of_ten[static_cast<std::size_t>(digits)];
  while (true) {
    const int power = digits - 1 - exponent;
    if (power > exact || power < -exact) return false;
    const double ten = powers_of_ten[static_cast<std::size_t>(std::abs(power))];
    scaled = power < 0 ? value / ten : value * ten;
    if (scaled < too_large) break;
    ++exponent;
  }
  const double whole = std::floor(scaled);
  const double from_half = std::abs(scaled - whole - 0.5);
  if (from_half <= scaled * 0x1p-52) return false;
  auto rounded = static_cast<std::uint64_t>(whole) + (scaled - whole > 0.5 ? 1 : 0);
  if (rounded == static_cast<std::uint64_t>(too_large)) {  // 999999.5 is 1.00000e+06
    rounded /= 10;
    ++exponent;
  }
  d.size = digits;
  d.exponent = exponent;
  for (int k = digits - 1; k >= 0; --k) {
    d.text[k] = static_cast<char>('0' + rounded % 10);
    rounded /= 10;
  }
  drop_zeros(d);
  return true;
}

}  // namespace

char* write_significant(char* out, double value, int digits) {
  Digits d;
  if (!std::isfinite(value) || value == 0 || !round_digits(std::abs(value), digits, d))
    return fmt::format_to(out, "{:.{}g}", value, digits);
  if (value < 0) *out++ = '-';
  return lay_out(out, d, digits);
}

char* write_shortest(char* out, double value) {
  if (!std::isfinite(value) || value == 0) return fmt::format_to(out, "{}", value);
  if (value < 0) *out++ = '-';
  char text[longest_number];
  const auto [end, error] = std::to_chars(text, text + sizeof text, std::abs(value), std::chars_format::scientific);
  const char* const e = std::find(text, end, 'e');
  Digits d;
  for (const char* p = text; p < e; ++p)
    if (*p != '.') d.text[d.size++] = *p;
  const char* power = e + (e[1] == '+' ? 2 : 1);
  std::from_chars(power, end, d.exponent);
  constexpr int plain_below = 16;
  return lay_out(out, d, plain_below);
}

}  // namespace aicarbon::table
