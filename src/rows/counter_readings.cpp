// See counter_readings.hpp.
#include "rows/counter_readings.hpp"

#include "diag/codes.hpp"
#include "units/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace aicarbon::rows {
namespace {

constexpr std::size_t most_rows = 1'000;  // that are looked at
constexpr std::size_t fewest_rises = 4;   // of fewer, all may rise by chance

// Whether a column has the name of an id, such as run_id, JobID or experiment.
bool is_id(std::string_view name) {
  const std::string small = units::lower_case(std::string(name));
  constexpr std::string_view parts[] = {"run", "job", "experiment", "task", "session", "uuid"};
  return small == "id" || small.ends_with("_id") ||
         std::ranges::any_of(parts, [&](std::string_view part) { return small.find(part) != std::string::npos; });
}

// Whether the numbers rise in all rows with the same text as the row before, of which there are several.
bool rises_in_each(const table::ChunkColumns& chunk, std::span<const double> numbers, const std::vector<bool>& faulty,
                   std::size_t column) {
  std::size_t rises = 0;
  const std::size_t rows = std::min(chunk.rows, most_rows);
  for (std::size_t row = 1; row < rows; ++row) {
    if (faulty[row] || faulty[row - 1]) continue;
    const std::string_view text = chunk.raw_cell(row, column);
    if (text.empty() || text != chunk.raw_cell(row - 1, column)) continue;
    if (!(numbers[row] > numbers[row - 1])) return false;
    ++rises;
  }
  return rises >= fewest_rises;
}

}  // namespace

std::optional<Diagnostic> counter_readings(const table::ChunkColumns& first_chunk, std::span<const Bound> bound,
                                           std::span<const std::string> names) {
  std::vector<bool> faulty(first_chunk.rows);
  for (const auto& fault : first_chunk.faults) faulty[fault.row] = true;
  for (const Bound& b : bound) {
    if (!b.number || b.quantity.dim != dim::energy || !b.path.starts_with("/phases/")) continue;
    for (std::size_t c = 0; c < names.size(); ++c) {
      if (std::ranges::find(bound, c, &Bound::column) != bound.end() || !is_id(names[c])) continue;
      if (!rises_in_each(first_chunk, first_chunk.columns[b.column].numbers, faulty, c)) continue;
      return diag::make(
          diag::same_energy,
          fmt::format("column \"{}\" rises in every row with the same \"{}\": the sum of readings of a counter counts "
                      "its energy several times",
                      b.name, names[c]),
          fmt::format("if each row is a reading of a counter, keep only the last row of each \"{}\"", names[c]));
    }
  }
  return std::nullopt;
}

}  // namespace aicarbon::rows
