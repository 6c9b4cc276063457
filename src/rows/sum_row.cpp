// See sum_row.hpp.
#include "rows/sum_row.hpp"

#include "diag/codes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace aicarbon::rows {
namespace {

constexpr std::uint64_t fewest = 4;  // numbers: of two records, one is often the sum of the others by chance

bool is_summed(const Bound& b) {
  constexpr Dim dims[] = {dim::energy, dim::time, dim::device_time, dim::node_time, dim::co2e};
  return b.number && b.path.starts_with("/phases/") && std::ranges::find(dims, b.quantity.dim) != std::end(dims);
}

// The sum of the numbers that are neither empty nor in a faulty record, which are NaN.
double sum_of(std::span<const double> numbers) {
  double even = 0, odd = 0;  // do not wait for each other
  const std::size_t pairs = numbers.size() / 2;
  for (std::size_t k = 0; k < pairs; ++k) {
    even += numbers[2 * k];
    odd += numbers[2 * k + 1];
  }
  const double all = even + odd + (numbers.size() % 2 == 1 ? numbers.back() : 0);
  if (!std::isnan(all)) return all;
  double known = 0;
  for (const double x : numbers) known += std::isnan(x) ? 0 : x;
  return known;
}

// How many numbers are not zero; counts no more than are needed.
std::uint64_t nonzero(std::span<const double> numbers) {
  std::uint64_t count = 0;
  for (std::size_t r = 0; r < numbers.size() && count < fewest; ++r)
    count += static_cast<std::uint64_t>(!std::isnan(numbers[r]) && numbers[r] != 0);
  return count;
}

}  // namespace

ColumnSums::ColumnSums(const table::ChunkColumns& chunk, std::span<const Bound> bound, std::span<const Reject> rejects)
    : sums_(bound.size()) {
  for (std::size_t b = 0; b < bound.size(); ++b) {
    if (!is_summed(bound[b])) continue;
    Sum& sum = sums_[b];
    std::span<const double> numbers = chunk.columns[bound[b].column].numbers;
    std::vector<double> kept;
    if (!rejects.empty()) {
      kept.assign(numbers.begin(), numbers.end());
      for (const Reject& reject : rejects) kept[reject.row] = std::nan("");
      numbers = kept;
    }
    sum.all = sum_of(numbers);
    sum.numbers = nonzero(numbers);
    if (!numbers.empty()) sum.last = numbers.back();
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
  constexpr double rounding = 1e-5;  // of printed sums
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
