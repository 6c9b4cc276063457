// See cell_ends.hpp.
#include "table/cell_ends.hpp"

#include "clones.hpp"
#include "table/byte_masks.hpp"

#include <algorithm>
#include <bit>
#include <span>

namespace aicarbon::table {

namespace {

// Writes the positions of the bits of a mask, in order. At least `at_once` positions are always written, because 64
// bytes rarely have more, and the end of a loop with a varying number of iterations would often be mispredicted.
template <std::size_t at_once>
std::size_t write_bits(std::uint64_t mask, std::uint32_t offset, std::uint32_t* out) {
  const auto found = std::size_t{popcount(mask)};
  constexpr std::uint64_t last = std::uint64_t{1}
                                 << 63U;  // sets one bit, because counting the zeros of zero takes a branch
  for (std::size_t k = 0; k < at_once; ++k) {
    out[k] = offset + static_cast<std::uint32_t>(std::countr_zero(mask | last));
    mask &= mask - 1;
  }
  for (std::size_t k = at_once; k < found; ++k) {
    out[k] = offset + static_cast<std::uint32_t>(std::countr_zero(mask));
    mask &= mask - 1;
  }
  return found;
}

struct Range {
  unsigned char least = 0xFF;
  unsigned char all = 0;  // union of the bits of all bytes
};

// A plain loop, which compilers vectorize.
Range range_of(std::string_view text) {
  Range range;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    range.least = std::min(range.least, byte);
    range.all |= byte;
  }
  return range;
}

// Finds the records, given the index in `at` of every line end. Empty lines are not records.
void find_rows(std::string_view text, const std::vector<std::uint32_t>& at, std::span<const std::uint32_t> line_ends,
               std::vector<CellEnds::Row>& rows) {
  rows.resize(line_ends.size());
  std::size_t count = 0;
  std::uint32_t first = 1;
  for (const std::uint32_t last : line_ends) {
    const std::uint32_t start = at[first - 1] + 1;
    const std::uint32_t size = at[last] - start;
    const bool empty = last == first && (size == 0 || (size == 1 && text[start] == '\r'));
    rows[count] = {first, last + 1 - first};
    count += empty ? 0 : 1;
    first = last + 1;
  }
  rows.resize(count);
}

}  // namespace

AICARBON_BIT_CLONES void find_cell_ends(std::string_view text, char delimiter, CellEnds& out) {
  std::vector<std::uint32_t>& at = out.at;
  std::vector<std::uint32_t>& line_ends = out.line_ends;
  std::size_t count = 1;
  std::size_t lines = 0;
  QuoteWalk walk;
  const auto make_room = [](std::vector<std::uint32_t>& list, std::size_t used) {
    if (list.size() < used + 2 * 64) list.resize(std::max<std::size_t>(1024, list.size() * 2));
  };
  make_room(at, 1);
  at[0] = ~std::uint32_t{0};
  for_each_64(text, delimiter, [&](std::size_t offset, const Bytes64& bytes, Masks& m) {
    walk.step(bytes, m);
    make_room(at, count);
    make_room(line_ends, lines);
    const std::uint64_t ends = m.delimiter | m.newline;
    std::uint32_t* const ended = line_ends.data() + lines;
    std::uint64_t line = m.newline;
    const auto rank = [&](std::uint64_t bit) { return static_cast<std::uint32_t>(count) + popcount(ends & (bit - 1)); };
    // always writes two line ends, because there are rarely more
    ended[0] = rank(line & (~line + 1));
    line &= line - 1;
    ended[1] = rank(line & (~line + 1));
    line &= line - 1;
    lines += popcount(m.newline);
    for (std::size_t k = 2; line != 0; line &= line - 1) ended[k++] = rank(line & (~line + 1));
    count += write_bits<12>(ends, static_cast<std::uint32_t>(offset), at.data() + count);
  });

  const std::size_t behind = lines == 0 ? 1 : line_ends[lines - 1] + 1;
  if (count > behind || at[count - 1] + 1 < text.size()) {  // a last line without a line end
    make_room(at, count);
    make_room(line_ends, lines);
    at[count] = static_cast<std::uint32_t>(text.size());
    line_ends[lines++] = static_cast<std::uint32_t>(count);
  }
  find_rows(text, at, {line_ends.data(), lines}, out.rows);
  const auto [least, all] = range_of(text);
  out.nul = least == 0;
  out.high = all >= 0x80;
  out.quotes = walk.quotes();
  out.doubled = walk.doubled();
  out.suspicious = walk.suspicious();
  out.open = walk.inside();
}

}  // namespace aicarbon::table
