// See sum_row.hpp.
#include "rows/sum_row.hpp"

#include "diag/codes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace aicarbon::rows {
namespace {

bool is_summed(const Bound& b) {
  constexpr Dim dims[] = {dim::energy, dim::time, dim::device_time, dim::node_time, dim::co2e};
  return b.number && b.path.starts_with("/phases/") && std::ranges::find(dims, b.quantity.dim) != std::end(dims);
}

}  // namespace

ColumnSums::ColumnSums(const table::ChunkColumns& chunk, std::span<const Bound> bound, std::span<const Reject> rejects)
    : sums_(bound.size()) {
  for (std::size_t b = 0; b < bound.size(); ++b) {
    if (!is_summed(bound[b])) continue;
    Sum& sum = sums_[b];
    const std::vector<double>& numbers = chunk.columns[bound[b].column].numbers;
    constexpr std::size_t lanes = 4;  // sums that do not wait for each other
    double all[lanes] = {};
    std::uint64_t count[lanes] = {};
    for (std::size_t r = 0; r < numbers.size(); ++r) {
      const bool is_number = !std::isnan(numbers[r]);  // neither empty nor in a faulty record
      all[r % lanes] += is_number ? numbers[r] : 0;
      count[r % lanes] += static_cast<std::uint64_t>(is_number && numbers[r] != 0);
    }
    sum.all = (all[0] + all[1]) + (all[2] + all[3]);
    sum.numbers = count[0] + count[1] + count[2] + count[3];
    if (!numbers.empty()) sum.last = numbers.back();
    for (const Reject& reject : rejects) {
      const double x = numbers[reject.row];
      if (reject.row + 1 == numbers.size()) sum.last = std::nan("");
      if (std::isnan(x)) continue;
      sum.all -= x;
      sum.numbers -= static_cast<std::uint64_t>(x != 0);
    }
  }
}

void ColumnSums::add(const ColumnSums& later) {
  sums_.resize(later.sums_.size());
  for (std::size_t b = 0; b < sums_.size(); ++b) {
    sums_[b].all += later.sums_[b].all;
    sums_[b].last = later.sums_[b].last;
    sums_[b].numbers += later.sums_[b].numbers;
  }
}

std::optional<Diagnostic> ColumnSums::last_is_sum(std::span<const Bound> bound, std::size_t records) const {
  constexpr std::uint64_t fewest = 4;  // of two records, one is often the sum of the others by chance
  constexpr double rounding = 1e-5;    // of printed sums
  for (std::size_t b = 0; b < sums_.size(); ++b) {
    const auto& [all, last, numbers] = sums_[b];
    if (numbers < fewest || !(last > 0) || std::abs(all - 2 * last) > rounding * last) continue;
    return diag::make(diag::sum_row,
                      fmt::format("the last record (row {}) has the sum of all others in column \"{}\": is it a total?",
                                  records, bound[b].name),
                      "remove a record that is the sum of others; it counts them twice");
  }
  return std::nullopt;
}

}  // namespace aicarbon::rows
