// See streaming_percentiles.hpp.
#include "study/streaming_percentiles.hpp"

#include "clones.hpp"

#include <algorithm>
#include <cmath>

namespace aicarbon::study {
namespace {

constexpr double deviations = 5;

bool within(const Bracket& b, double x) { return b.low < x && x < b.high; }

AICARBON_CLONES void count(Bracket& bracket, std::span<const double> rows) {
  Bracket b = bracket;  // a copy, so that the counters stay in registers
  for (const double x : rows) {
    b.below += x < b.low ? 1 : 0;
    b.at_low += x == b.low ? 1 : 0;
    b.at_high += x == b.high ? 1 : 0;
  }
  bracket = b;
}

// Marks rows with 1 if they are inside a bracket, and with 0 otherwise. The loop has no branches, because they would
// often be mispredicted.
AICARBON_CLONES void mark(const std::array<Bracket, percentile_shares.size()>& brackets, std::span<const double> rows,
                          std::span<std::uint64_t> inside) {
  const auto [a, b, c] = brackets;
  for (std::size_t i = 0; i < rows.size(); ++i)
    inside[i] = static_cast<std::uint64_t>(within(a, rows[i])) | static_cast<std::uint64_t>(within(b, rows[i])) |
                static_cast<std::uint64_t>(within(c, rows[i]));
}

// The value at a rank, if the bracket contains it.
std::optional<double> at_rank(const Bracket& b, std::vector<double>& inside, std::size_t rank) {
  if (rank < b.below) return std::nullopt;
  rank -= b.below;
  if (rank < b.at_low) return b.low;
  rank -= b.at_low;
  if (rank < inside.size()) {
    const auto nth = inside.begin() + static_cast<std::ptrdiff_t>(rank);
    std::ranges::nth_element(inside, nth);
    return *nth;
  }
  rank -= inside.size();
  if (rank < b.at_high && b.low < b.high) return b.high;
  return std::nullopt;
}

}  // namespace

Brackets brackets(std::span<const double> first_rows) {
  const auto n = static_cast<double>(first_rows.size());
  std::array<std::size_t, 2 * percentile_shares.size()> ranks{};
  for (std::size_t k = 0; k < percentile_shares.size(); ++k) {
    const double around = deviations * std::sqrt(n * percentile_shares[k] * (1 - percentile_shares[k]));
    ranks[2 * k] = static_cast<std::size_t>(std::max(0.0, percentile_shares[k] * n - around));
    ranks[2 * k + 1] = static_cast<std::size_t>(std::min(n - 1, percentile_shares[k] * n + around));
  }
  const auto v = order_statistics(first_rows, ends(first_rows), ranks);
  return {{{{v[0], v[1]}, {v[2], v[3]}, {v[4], v[5]}}}, {}, {first_rows.front(), first_rows.front()}};
}

void take(Brackets& brackets, std::span<const double> rows) {
  constexpr std::size_t chunk = 512;
  std::array<std::uint64_t, chunk> inside;  // NOLINT(cppcoreguidelines-pro-type-member-init): written before it is read
  for (Bracket& b : brackets.of) count(b, rows);
  const Ends here = ends(rows);
  brackets.ends = {std::min(brackets.ends.least, here.least), std::max(brackets.ends.greatest, here.greatest)};
  std::size_t kept = brackets.inside.size();
  brackets.inside.resize(kept + rows.size());
  for (std::size_t first = 0; first < rows.size(); first += chunk) {
    const auto part = rows.subspan(first, std::min(chunk, rows.size() - first));
    mark(brackets.of, part, inside);
    for (std::size_t i = 0; i < part.size(); ++i) {
      brackets.inside[kept] = part[i];
      kept += inside[i];
    }
  }
  brackets.inside.resize(kept);
}

void merge(Brackets& brackets, const Brackets& other) {
  for (std::size_t k = 0; k < percentile_shares.size(); ++k) {
    brackets.of[k].below += other.of[k].below;
    brackets.of[k].at_low += other.of[k].at_low;
    brackets.of[k].at_high += other.of[k].at_high;
  }
  brackets.inside.insert(brackets.inside.end(), other.inside.begin(), other.inside.end());
  brackets.ends = {std::min(brackets.ends.least, other.ends.least),
                   std::max(brackets.ends.greatest, other.ends.greatest)};
}

std::optional<Percentiles> percentiles(const Brackets& brackets, std::size_t rows) {
  refuse_infinite(brackets.ends);
  std::array<double, percentile_shares.size()> values{};
  for (std::size_t k = 0; k < percentile_shares.size(); ++k) {
    const Bracket& b = brackets.of[k];
    std::vector<double> inside;
    std::ranges::copy_if(brackets.inside, std::back_inserter(inside), [&](double x) { return within(b, x); });
    const Place place = place_of(percentile_shares[k], rows);
    const auto below = at_rank(b, inside, place.below);
    const auto above = at_rank(b, inside, place.above);
    if (!below || !above) return std::nullopt;
    values[k] = between(*below, *above, place.weight);
  }
  return Percentiles{values[0], values[1], values[2], brackets.ends.least == brackets.ends.greatest};
}

}  // namespace aicarbon::study
