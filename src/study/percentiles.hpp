// Statistics of a column of samples: percentiles, mean, and the standard errors of the percentiles.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace aicarbon::study {

/// Percentiles of a column, by linear interpolation between order statistics (Hyndman and Fan 1996, type 7).
struct Percentiles {
  double p5, median, p95;
  bool constant;  ///< whether every value is the same
};
Percentiles percentiles(std::span<const double> column);

/// The mean, summed in a fixed tree, so that its bits do not depend on the number of threads.
double mean(std::span<const double> column);

/// The number of values below `x`, where a tie counts half.
double count_below(std::span<const double> column, double x);

/// The standard errors of P5 and P95: half the distance between the order statistics one binomial standard deviation
/// below and above the rank of the percentile, which assumes nothing about the distribution.
struct Errors {
  double p5, p95;
};
Errors sampling_errors(std::span<const double> column);

// --- parts of the above, for columns that are not kept in memory ------------------------------------------------------------------------------

inline constexpr std::array percentile_shares{0.05, 0.5, 0.95};

/// The position of a quantile among n sorted values: the ranks below and above it, counted from 0, and the weight of
/// the rank above.
struct Place {
  std::size_t below, above;
  double weight;
};
Place place_of(double share, std::size_t n);
double between(double below, double above, double weight);

/// The smallest and the largest value.
struct Ends {
  double least, greatest;
};
Ends ends(std::span<const double> column);

/// The values at `ranks` of the sorted column, found without sorting all of it.
std::vector<double> order_statistics(std::span<const double> column, const Ends& ends,
                                     std::span<const std::size_t> ranks);

/// Throws std::domain_error if a sampled value is not finite.
void refuse_infinite(const Ends& ends);

/// The sum of a column is the sum of its two halves, and so on down to pieces of at most `longest` rows, which are
/// summed by `tree_sum`. `pieces` returns the pieces, and `sum_of_pieces` combines their sums to the same bits as
/// `tree_sum` of the whole column.
double tree_sum(std::span<const double> column);
struct Piece {
  std::size_t first, count;
};
std::vector<Piece> pieces(std::size_t rows, std::size_t longest);
double sum_of_pieces(std::size_t rows, std::size_t longest, std::span<const double> sums);

}  // namespace aicarbon::study
