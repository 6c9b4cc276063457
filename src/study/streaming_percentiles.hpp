// Percentiles of a column that is too long to keep in memory. The first rows, a representative sample, bracket each
// percentile. After that, only values inside a bracket are kept, and all others are counted. The result is either
// exactly that of the whole column, or nothing.
#pragma once

#include "study/percentiles.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace aicarbon::study {

struct Bracket {
  double low, high;
  std::uint64_t below = 0, at_low = 0, at_high = 0;  ///< numbers of rows below `low`, at `low` and at `high`
};

struct Brackets {
  std::array<Bracket, percentile_shares.size()> of;  ///< bracket of each percentile
  std::vector<double> inside;                        ///< values strictly between `low` and `high` of a bracket
  Ends ends{};
};

/// Makes brackets so wide that a percentile of the whole column falls outside only about once in a million columns.
Brackets brackets(std::span<const double> first_rows);

/// Counts rows, and keeps those inside a bracket.
void take(Brackets& brackets, std::span<const double> rows);

/// Adds the counts and values of another object that was made from the same first rows.
void merge(Brackets& brackets, const Brackets& other);

/// The percentiles; nothing if one is outside its bracket, because the first rows were not representative.
std::optional<Percentiles> percentiles(const Brackets& brackets, std::size_t rows);

}  // namespace aicarbon::study
