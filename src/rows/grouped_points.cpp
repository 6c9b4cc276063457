// See grouped_points.hpp.
#include "rows/grouped_points.hpp"

#include "diag/codes.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::rows {
namespace {

bool is_decimal_digit(char c) { return c >= '0' && c <= '9'; }

// The number at the beginning of a cell, without quotes, spaces and a sign.
std::string_view number_in(std::string_view cell) {
  cell.remove_prefix(std::min(cell.find_first_not_of(" \t\"+-"), cell.size()));
  return cell.substr(0, cell.find_first_not_of("0123456789.eE"));
}

// Whether the point at `at` may group thousands: one to three digits before it, the first of which is not zero, and
// three digits after it.
bool may_group(std::string_view number, std::size_t at) {
  return at >= 1 && at <= 3 && number.front() != '0' && number.size() == at + 4 &&
         std::ranges::all_of(number.substr(at + 1), is_decimal_digit);
}

}  // namespace

GroupedPoints::GroupedPoints(bool is_on, std::size_t bound)
    : is_on_(is_on), columns_(bound), decimal_(std::make_unique<std::atomic<bool>[]>(bound)) {}

GroupedPoints::Part GroupedPoints::part(const table::ChunkColumns& chunk, std::span<const Bound> bound) const {
  if (!is_on_) return {};
  Part part(bound.size());
  std::vector<bool> faulty(chunk.rows);
  for (const auto& fault : chunk.faults) faulty[fault.row] = true;
  for (std::size_t b = 0; b < bound.size(); ++b) {
    if (!bound[b].number) continue;
    Column& column = part[b];
    for (std::size_t row = 0; row < chunk.rows && !decimal_[b].load(std::memory_order_relaxed); ++row) {
      if (faulty[row]) continue;
      const std::string_view number = number_in(chunk.raw_cell(row, bound[b].column));
      const auto point = number.find('.');
      if (point == std::string_view::npos) continue;
      if (!may_group(number, point)) decimal_[b].store(true, std::memory_order_relaxed);
      else if (column.grouped.empty()) column.grouped = number;
    }
    column.decimal = decimal_[b].load(std::memory_order_relaxed);
  }
  return part;
}

void GroupedPoints::add(const Part& later) {
  for (std::size_t b = 0; b < later.size(); ++b) {
    if (columns_[b].grouped.empty()) columns_[b].grouped = later[b].grouped;
    columns_[b].decimal = columns_[b].decimal || later[b].decimal;
  }
}

Diagnostics GroupedPoints::notes(std::span<const Bound> bound) const {
  Diagnostics found;
  for (std::size_t b = 0; b < columns_.size(); ++b) {
    const std::string& number = columns_[b].grouped;
    if (number.empty() || columns_[b].decimal) continue;
    std::string whole = number;
    std::erase(whole, '.');
    found.push_back(diag::make(
        diag::grouped_thousands,
        fmt::format(
            "column \"{}\": every point has three digits after it; {} is read with a decimal point, and not as {}",
            bound[b].name, number, whole),
        fmt::format("if the point groups thousands, remove it from the column: write {} for {}", whole, number)));
  }
  return found;
}

}  // namespace aicarbon::rows
