// Reads the number in a cell, to the same bits as strtod. The number may have a sign, digits, a point, an exponent and
// surrounding spaces, but hexadecimal numbers, inf and nan are rejected. The code for short numbers is inlined into the
// loop over a column of CSV.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace aicarbon::table {

enum class NumberText {
  number,
  empty,  ///< nothing, or only spaces and tabs
  not_a_number,
  separated,    ///< a number except for commas, apostrophes, underscores or spaces among its digits
  out_of_range  ///< larger than any double
};

/// JSON is stricter than C: no leading plus or zeros, digits on both sides of the point, no spaces.
enum class NumberGrammar { c, json };
/// Reads any text; `value` is set only if the result is `number`.
NumberText read_number(std::string_view text, NumberGrammar grammar, double& value);

/// Powers of ten that doubles represent exactly.
inline constexpr std::array<double, 23> powers_of_ten{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                      1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                                      1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

namespace short_number {

inline constexpr std::uint64_t every_byte = 0x0101010101010101U;

// The value of eight digits, the first of which is in the lowest byte.
inline std::uint64_t value_of(std::uint64_t digits) {
  digits = digits * 10 + (digits >> 8U);
  const std::uint64_t pairs = 0x000000FF000000FFU;
  return (((digits & pairs) * 0x000F424000000064U) + (((digits >> 16U) & pairs) * 0x0000271000000001U)) >> 32U;
}

inline bool all_digits(std::uint64_t bytes) {
  return (((bytes + 0x76 * every_byte) | bytes) & (0x80 * every_byte)) == 0;
}

// 0x80 in the lowest byte that is a point, and perhaps in bytes above it. Each byte is a character XOR '0'.
inline std::uint64_t points(std::uint64_t bytes) {
  const std::uint64_t zero_where = bytes ^ (('.' ^ '0') * every_byte);
  return (zero_where - every_byte) & ~zero_where & (0x80 * every_byte);
}

}  // namespace short_number

/// Reads 1 to 16 bytes of digits with at most one point. Returns false if read_number has to be called instead, as it
/// always does on big-endian machines. The 16 bytes before `end` must be readable. Up to 15 digits and powers of ten
/// below 10^16 are exact doubles, so that the division rounds only once, as strtod does. 16 digits have no point, so
/// that the conversion rounds only once.
inline bool read_short_number(const char* begin, const char* end, double& value) {
  using namespace short_number;
  if constexpr (std::endian::native != std::endian::little) return false;
  const auto size = static_cast<std::size_t>(end - begin);
  if (size - 1 < 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, end - 8, 8);
    bytes = (bytes ^ ('0' * every_byte)) >> (64 - 8 * size) << (64 - 8 * size);
    unsigned decimals = 0;
    if (const std::uint64_t found = points(bytes)) {
      const std::uint64_t lowest = found & (~found + 1);
      const std::uint64_t below = (lowest >> 7U) - 1;
      const std::uint64_t up_to = (lowest << 1U) - 1;
      decimals = static_cast<unsigned>(std::countl_zero(lowest)) / 8;
      bytes = (bytes & ~up_to) | ((bytes & below) << 8U);
      if (size == 1) return false;
    }
    value = static_cast<double>(static_cast<std::int64_t>(value_of(bytes))) / powers_of_ten[decimals];
    return all_digits(bytes);
  }
  if (size - 1 >= 16) return false;
  std::uint64_t low = 0;  // value of the first digits
  std::uint64_t high = 0;
  std::memcpy(&low, end - 16, 8);
  std::memcpy(&high, end - 8, 8);
  high ^= '0' * every_byte;
  low = (low ^ ('0' * every_byte)) >> (128 - 8 * size) << (128 - 8 * size);
  unsigned decimals = 0;
  if (const std::uint64_t found = points(high)) {
    const std::uint64_t lowest = found & (~found + 1);
    decimals = static_cast<unsigned>(std::countl_zero(lowest)) / 8;
    high = (high & ~((lowest << 1U) - 1)) | ((high & ((lowest >> 7U) - 1)) << 8U) | (low >> 56U);
    low <<= 8U;
  } else if (const std::uint64_t before = points(low)) {
    const std::uint64_t lowest = before & (~before + 1);
    decimals = 8 + static_cast<unsigned>(std::countl_zero(lowest)) / 8;
    low = (low & ~((lowest << 1U) - 1)) | ((low & ((lowest >> 7U) - 1)) << 8U);
  }
  value = static_cast<double>(static_cast<std::int64_t>(value_of(low) * 100'000'000U + value_of(high))) /
          powers_of_ten[decimals];
  return all_digits(low) && all_digits(high);
}

}  // namespace aicarbon::table
