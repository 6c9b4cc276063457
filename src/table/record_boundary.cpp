// See record_boundary.hpp.
#include "table/record_boundary.hpp"

#include "clones.hpp"
#include "table/byte_masks.hpp"

#include <bit>
#include <cstdint>
#include <optional>

namespace aicarbon::table {
namespace {

// Handles a text without carriage returns and, for CSV, without quotes: lines are counted directly, without a mask.
// Returns nothing if the text contains any of these.
std::optional<RecordBoundary> cut_of_plain(std::string_view text, RecordFormat format) {
  const char quote = format == RecordFormat::csv ? '"' : '\r';
  std::size_t lines = 0;
  std::size_t empty = 0;
  char before = '\n';
  constexpr std::size_t some = 240;  // small enough to count in bytes, so that the loop is vectorized
  for (std::size_t at = 0; at < text.size(); at += some) {
    const std::string_view part = text.substr(at, some);
    std::uint8_t ends = 0;
    std::uint8_t empty_ends = 0;
    std::uint8_t special = 0;
    const char* const p = part.data();
    empty_ends += p[0] == '\n' && before == '\n';
    for (std::size_t i = 0; i < part.size(); ++i) {
      ends = static_cast<std::uint8_t>(ends + (p[i] == '\n'));
      special = static_cast<std::uint8_t>(special | (p[i] == quote) | (p[i] == '\r'));
    }
    for (std::size_t i = 1; i < part.size(); ++i)
      empty_ends = static_cast<std::uint8_t>(empty_ends + ((p[i] == '\n') & (p[i - 1] == '\n')));
    if (special != 0) return std::nullopt;
    before = part.back();
    lines += ends;
    empty += empty_ends;
  }
  const auto last = text.rfind('\n');
  return RecordBoundary{last == std::string_view::npos ? 0 : last + 1, lines - empty, lines};
}

}  // namespace

AICARBON_BIT_CLONES RecordBoundary find_record_boundary(std::string_view text, RecordFormat format, char delimiter) {
  if (const auto plain = cut_of_plain(text, format)) return *plain;
  RecordBoundary cut;
  std::size_t lines_in_quotes = 0;  // number of lines since the last end of a record
  std::uint64_t ended = 1;          // bit 0 is set if the preceding byte ends a record
  std::uint64_t ended_before = 0;   // bit 0 is set if the last two bytes are a record's end and a carriage return
  QuoteWalk walk;
  for_each_64(text, delimiter, [&](std::size_t offset, const Bytes64& bytes, Masks& m) {
    const std::uint64_t all_lines = m.newline;
    if (format == RecordFormat::csv) walk.step(bytes, m);
    const std::uint64_t after_end = (m.newline << 1U) | ended;
    std::uint64_t after_return = (after_end << 1U) | ended_before;
    if ((m.newline & after_return) != 0 ||
        (after_end >> 63U) != 0) {  // in other cases, no line consists only of a carriage return
      const std::uint64_t returns = after_end & bytes.where('\r');
      after_return = (returns << 1U) | ended_before;
      ended_before = returns >> 63U;
    } else {
      after_return = 0;
      ended_before = 0;
    }
    cut.records += popcount(m.newline & ~(after_end | after_return));
    ended = m.newline >> 63U;
    const std::size_t lines = popcount(all_lines);
    if (m.newline == 0) {
      lines_in_quotes += lines;
      return;
    }
    const auto last = static_cast<unsigned>(63 - std::countl_zero(m.newline));
    const auto after = std::size_t{last == 63 ? 0 : popcount(all_lines >> (last + 1))};
    cut.end = offset + last + 1;
    cut.lines += lines_in_quotes + lines - after;
    lines_in_quotes = after;
  });
  return cut;
}

}  // namespace aicarbon::table
