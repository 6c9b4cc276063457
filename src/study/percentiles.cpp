// See percentiles.hpp.
#include "study/percentiles.hpp"

#include "clones.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <stdexcept>

namespace aicarbon::study {
namespace {

constexpr std::size_t bins = 1024;
constexpr std::size_t leaf = 128;

// Adds the sums of the pieces pairwise, up the tree into which `cut` divides the rows. `sums` is in the order of the
// leaves.
double sum_below(std::size_t rows, std::size_t longest, std::span<const double>& sums) {
  if (rows <= longest) {
    const double sum = sums.front();
    sums = sums.subspan(1);
    return sum;
  }
  const double first = sum_below(rows / 2, longest, sums);
  return first + sum_below(rows - rows / 2, longest, sums);
}

void cut(Piece whole, std::size_t longest, std::vector<Piece>& out) {
  if (whole.count <= longest) return out.push_back(whole);
  const std::size_t half = whole.count / 2;
  cut({whole.first, half}, longest, out);
  cut({whole.first + half, whole.count - half}, longest, out);
}

// The number of values below `x` plus the number of those up to `x`.
AICARBON_CLONES std::uint64_t count_twice(std::span<const double> column, double x) {
  std::uint64_t below = 0;
  std::uint64_t up_to = 0;
  for (const double value : column) {
    below += value < x ? 1 : 0;
    up_to += value <= x ? 1 : 0;
  }
  return below + up_to;
}

}  // namespace

Place place_of(double share, std::size_t n) {
  const double at = share * static_cast<double>(n - 1);
  const auto below = static_cast<std::size_t>(at);
  return {below, std::min(below + 1, n - 1), at - static_cast<double>(below)};
}

double between(double below, double above, double weight) { return below + (above - below) * weight; }

// Compares in several lanes, because otherwise each comparison would wait for the previous one.
Ends ends(std::span<const double> column) {
  constexpr std::size_t lanes = 8;
  std::array<double, lanes> lows{};
  std::array<double, lanes> highs{};
  lows.fill(column.front());
  highs.fill(column.front());
  std::size_t i = 0;
  for (; i + lanes <= column.size(); i += lanes)
    for (std::size_t k = 0; k < lanes; ++k) {
      const double x = column[i + k];
      lows[k] = x < lows[k] ? x : lows[k];
      highs[k] = x > highs[k] ? x : highs[k];
    }
  for (; i < column.size(); ++i) {
    lows[0] = std::min(lows[0], column[i]);
    highs[0] = std::max(highs[0], column[i]);
  }
  return {*std::ranges::min_element(lows), *std::ranges::max_element(highs)};
}

void refuse_infinite(const Ends& ends) {
  if (!std::isfinite(ends.greatest - ends.least)) throw std::domain_error("a sampled value is not finite");
}

// Counts values into bins, so that only the bins that contain a rank have to be sorted.
std::vector<double> order_statistics(std::span<const double> column, const Ends& ends,
                                     std::span<const std::size_t> ranks) {
  const auto [low, high] = ends;
  if (!(high > low)) return std::vector<double>(ranks.size(), low);
  refuse_infinite(ends);
  const double bins_per_unit = static_cast<double>(bins) / (high - low);
  std::vector<std::uint16_t> bin_of(column.size());
  std::array<std::uint32_t, bins + 1> before{};  // counts at first, then the number of values in lower bins
  for (std::size_t i = 0; i < column.size(); ++i) {
    const auto bin = std::min(bins - 1, static_cast<std::size_t>((column[i] - low) * bins_per_unit));
    bin_of[i] = static_cast<std::uint16_t>(bin);
    ++before[bin + 1];
  }
  for (std::size_t b = 0; b < bins; ++b) before[b + 1] += before[b];

  std::array<bool, bins> wanted{};
  std::vector<std::size_t> bin_of_rank;
  for (const std::size_t rank : ranks) {
    const auto above = std::ranges::upper_bound(before, rank);
    bin_of_rank.push_back(static_cast<std::size_t>(above - before.begin()) - 1);
    wanted[bin_of_rank.back()] = true;
  }
  std::vector<double> kept;
  for (std::size_t i = 0; i < column.size(); ++i)
    if (wanted[bin_of[i]]) kept.push_back(column[i]);
  std::ranges::sort(kept);

  std::vector<double> values;
  for (std::size_t k = 0; k < ranks.size(); ++k) {
    std::size_t kept_below = 0;
    for (std::size_t b = 0; b < bin_of_rank[k]; ++b)
      if (wanted[b]) kept_below += before[b + 1] - before[b];
    values.push_back(kept[kept_below + ranks[k] - before[bin_of_rank[k]]]);
  }
  return values;
}

Percentiles percentiles(std::span<const double> column) {
  std::array<Place, percentile_shares.size()> places{};
  std::array<std::size_t, 2 * percentile_shares.size()> ranks{};
  for (std::size_t k = 0; k < percentile_shares.size(); ++k) {
    places[k] = place_of(percentile_shares[k], column.size());
    ranks[2 * k] = places[k].below;
    ranks[2 * k + 1] = places[k].above;
  }
  const Ends limits = ends(column);
  const auto v = order_statistics(column, limits, ranks);
  const auto at = [&](std::size_t k) { return between(v[2 * k], v[2 * k + 1], places[k].weight); };
  return {at(0), at(1), at(2), !(limits.greatest > limits.least)};
}

Errors sampling_errors(std::span<const double> column) {
  const auto n = static_cast<double>(column.size());
  const Ends limits = ends(column);
  const auto error = [&](double share) {
    const double deviation = std::sqrt(n * share * (1 - share));
    const double last = n - 1;
    const std::size_t ranks[] = {static_cast<std::size_t>(std::max(0.0, std::floor(share * last - deviation))),
                                 static_cast<std::size_t>(std::min(last, std::ceil(share * last + deviation)))};
    const auto v = order_statistics(column, limits, ranks);
    return (v[1] - v[0]) / 2;
  };
  return {error(0.05), error(0.95)};
}

// Sums the two halves of a long column separately, and a leaf in four lanes.
double tree_sum(std::span<const double> column) {
  if (column.size() > leaf) {
    const std::size_t half = column.size() / 2;
    const double first = tree_sum(column.first(half));
    return first + tree_sum(column.subspan(half));
  }
  double a = 0;
  double b = 0;
  double c = 0;
  double d = 0;
  std::size_t i = 0;
  for (; i + 4 <= column.size(); i += 4) {
    a += column[i];
    b += column[i + 1];
    c += column[i + 2];
    d += column[i + 3];
  }
  for (; i < column.size(); ++i) a += column[i];
  return (a + b) + (c + d);
}

std::vector<Piece> pieces(std::size_t rows, std::size_t longest) {
  std::vector<Piece> out;
  cut({0, rows}, std::max(longest, leaf), out);
  return out;
}

double sum_of_pieces(std::size_t rows, std::size_t longest, std::span<const double> sums) {
  return sum_below(rows, std::max(longest, leaf), sums);
}

double count_below(std::span<const double> column, double x) { return static_cast<double>(count_twice(column, x)) / 2; }

double mean(std::span<const double> column) { return tree_sum(column) / static_cast<double>(column.size()); }

}  // namespace aicarbon::study
