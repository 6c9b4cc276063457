// 64 bytes of a text as bit masks: which bytes are delimiters, line ends or quotes, and which are inside quotes. The
// inner loops of record_boundary.cpp (where the text may be cut) and cell_ends.cpp (where its cells end) use them.
//
// SSE2, which every x86-64 has, finds the bits; processing them takes more time, and is cloned for newer processors
// (clones.hpp, docs/adr/0016).
#pragma once

#include "clones.hpp"

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace aicarbon::table {

/// std::popcount, or the same without the function call that it compiles to if the processor may lack the instruction and
/// there is no clone for processors that have it.
inline std::uint32_t popcount(std::uint64_t bits) {
#if defined(__POPCNT__) || AICARBON_HAS_CLONES
  return static_cast<std::uint32_t>(std::popcount(bits));
#else
  bits -= (bits >> 1U) & 0x5555555555555555U;
  bits = (bits & 0x3333333333333333U) + ((bits >> 2U) & 0x3333333333333333U);
  bits = (bits + (bits >> 4U)) & 0x0F0F0F0F0F0F0F0FU;
  return static_cast<std::uint32_t>((bits * 0x0101010101010101U) >> 56U);
#endif
}

/// The 64 bytes at `text`. In a mask of these bytes, bit k stands for byte k.
class Bytes64 {
 public:
  explicit Bytes64(const char* text) { std::memcpy(&bytes_, text, 64); }

  std::uint64_t where(char c) const {
#if defined(__SSE2__)
    const __m128i like = _mm_set1_epi8(c);
    const auto part = [&](unsigned k) {
      const int equal = _mm_movemask_epi8(_mm_cmpeq_epi8(bytes_[k], like));
      return static_cast<std::uint64_t>(static_cast<unsigned>(equal)) << (16 * k);
    };
    return part(0) | part(1) | part(2) | part(3);
#else
    std::uint64_t mask = 0;
    for (unsigned k = 0; k < 64; ++k) mask |= static_cast<std::uint64_t>(bytes_[k] == c) << k;
    return mask;
#endif
  }

  bool has(char c) const {
#if defined(__SSE2__)
    const __m128i like = _mm_set1_epi8(c);
    const auto equal = [&](unsigned k) { return _mm_cmpeq_epi8(bytes_[k], like); };
    return _mm_movemask_epi8(_mm_or_si128(_mm_or_si128(equal(0), equal(1)), _mm_or_si128(equal(2), equal(3)))) != 0;
#else
    return where(c) != 0;
#endif
  }

 private:
#if defined(__SSE2__)
  __m128i bytes_[4];
#else
  char bytes_[64];
#endif
};

/// Where delimiters and newlines are in 64 bytes: bit k stands for byte k.
struct Masks {
  std::uint64_t delimiter = 0;
  std::uint64_t newline = 0;
};

/// Walks a text that begins with a record, 64 bytes at a time, and clears the bits of the masks that are inside quotes.
/// A quote opens only at the start of a cell. The next quote closes it, and a quote right after that opens again (a
/// doubled quote). Any other quote is an ordinary byte.
class QuoteWalk {
 public:
  /// Removes delimiters and newlines inside quotes from the masks.
  void step(const Bytes64& bytes, Masks& m) {
    const bool quiet = !inside_ && !closed_ && !closed_return_;
    if (quiet && !bytes.has('"')) starts_ = ((m.delimiter | m.newline) >> 63U) != 0;
    else step_quoted(bytes.where('"'), bytes.where('\r'), m);
  }

  bool inside() const { return inside_; }
  /// Whether the text so far has quotes.
  bool quotes() const { return quotes_; }
  /// Whether a doubled quote may have been seen.
  bool doubled() const { return doubled_; }
  /// Whether a closing quote may be followed by something other than the end of the cell or a quote.
  bool suspicious() const { return suspicious_; }

 private:
  void step_quoted(std::uint64_t quote, std::uint64_t carriage, Masks& m) {
    quotes_ = true;
    const std::uint64_t ends = m.delimiter | m.newline;
    const std::uint64_t carried = inside_ ? ~std::uint64_t{0} : 0;
    std::uint64_t inside = quote;
    for (unsigned k = 1; k < 64; k *= 2) inside ^= inside << k;
    inside ^= carried;
    const std::uint64_t openers = quote & inside;
    std::uint64_t closers = quote & ~inside;
    const std::uint64_t may_open = ((ends | quote) << 1U) | (starts_ || closed_ ? 1U : 0U);
    if ((openers & ~may_open) != 0)
      inside = walk_bytes(ends, quote, closers);  // a quote inside a cell, where counting quotes fails
    const std::uint64_t opened_again = closers & (quote >> 1U);
    doubled_ = doubled_ || opened_again != 0 || (closed_ && (quote & 1U) != 0);
    check_after(closers, ends | quote, carriage, m.newline);
    m.delimiter &= ~inside;
    m.newline &= ~inside;
    inside_ = ((inside >> 63U) & 1U) != 0;
    closed_ = ((closers >> 63U) & 1U) != 0;
    starts_ = ((m.delimiter | m.newline) >> 63U) != 0;
  }

  // Checks that a delimiter, a line end or a quote follows every closing quote.
  void check_after(std::uint64_t closers, std::uint64_t good, std::uint64_t carriage, std::uint64_t newline) {
    const std::uint64_t after = (closers << 1U) | (closed_ ? 1U : 0U);
    const std::uint64_t returns = after & carriage;
    const std::uint64_t after_return = (returns << 1U) | (closed_return_ ? 1U : 0U);
    if ((after & ~(good | carriage)) != 0 || (after_return & ~newline) != 0) suspicious_ = true;
    closed_return_ = (returns >> 63U) != 0;
  }

  std::uint64_t walk_bytes(std::uint64_t ends, std::uint64_t quotes, std::uint64_t& closers) const {
    bool in = inside_;
    bool may_open = starts_ || closed_;
    std::uint64_t inside = 0;
    closers = 0;
    for (unsigned k = 0; k < 64; ++k) {
      const std::uint64_t bit = std::uint64_t{1} << k;
      const bool quote = (quotes & bit) != 0;
      if (in) {
        in = !quote;
        may_open = quote;
        if (quote) closers |= bit;
      } else {
        in = quote && may_open;
        may_open = (ends & bit) != 0;
      }
      if (in) inside |= bit;
    }
    return inside;
  }

  bool inside_ = false;
  bool starts_ = true;   // whether the preceding byte ends a cell
  bool closed_ = false;  // whether the preceding byte is a closing quote
  bool closed_return_ = false;
  bool quotes_ = false;
  bool doubled_ = false;
  bool suspicious_ = false;
};

/// Calls `take(offset, bytes, masks)` for every 64 bytes of the text. No bit of a mask is set past the end of the text.
template <class Take>
void for_each_64(std::string_view text, char delimiter, Take&& take) {
  const auto step = [&](std::size_t at, const char* bytes) {
    const Bytes64 all(bytes);
    Masks m{all.where(delimiter), all.where('\n')};
    take(at, all, m);
  };
  std::size_t at = 0;
  for (; at + 64 <= text.size(); at += 64) step(at, text.data() + at);
  if (at == text.size()) return;
  char rest[64] = {};
  std::memcpy(rest, text.data() + at, text.size() - at);
  step(at, rest);
}

}  // namespace aicarbon::table
