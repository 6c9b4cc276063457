// Percentiles of a column too long to keep. Its first rows, a fair sample of it, bracket each percentile; of all rows, only what lies
// in a bracket is kept, the rest is counted. The result is exact: the same as from the whole column, or nothing.
#pragma once

#include "study/percentiles.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace aicarbon::study {

struct Bracket {
  double low, high;
  std::uint64_t below = 0, at_low = 0, at_high = 0;  ///< rows
};

struct Brackets {
  std::array<Bracket, percentile_shares.size()> of;  ///< one a share
  std::vector<double> inside;                        ///< strictly between low and high of one
  Ends ends{};
};

/// Brackets so wide that a percentile of the whole falls outside about once in a million columns.
Brackets brackets(std::span<const double> first_rows);

/// Counts rows, and keeps those inside.
void take(Brackets& brackets, std::span<const double> rows);

/// What others took, of the same first rows.
void merge(Brackets& brackets, const Brackets& other);

/// Nothing when a percentile fell outside its bracket: the first rows were no fair sample.
std::optional<Percentiles> percentiles(const Brackets& brackets, std::size_t rows);

}  // namespace aicarbon::study
