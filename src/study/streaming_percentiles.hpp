// Percentiles of a column too long to keep. Its first rows, a representative sample, bracket each percentile; of all
// rows, only values in a bracket are kept, the others are counted. The result is exact: the same as from the whole
// column, or nothing.
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
  std::array<Bracket, percentile_shares.size()> of;  ///< one per share
  std::vector<double> inside;                        ///< strictly between low and high of one
  Ends ends{};
};

/// Brackets so wide that a percentile of the whole falls outside about once in a million columns.
Brackets brackets(std::span<const double> first_rows);

/// Counts rows, and keeps those inside.
void take(Brackets& brackets, std::span<const double> rows);

/// Adds what others have counted, for the same first rows.
void merge(Brackets& brackets, const Brackets& other);

/// Nothing if a percentile is outside its bracket: the first rows were not representative.
std::optional<Percentiles> percentiles(const Brackets& brackets, std::size_t rows);

}  // namespace aicarbon::study
