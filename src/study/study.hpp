// Evaluations of the sheet: at best values, sampled, and with each input at its own P5 and P95.
#pragma once

#include <aicarbon/sheet.hpp>

#include "study/percentiles.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace aicarbon::study {

inline constexpr std::size_t default_samples = 10'000;
inline constexpr std::size_t most_samples = 1'000'000;
inline constexpr std::uint64_t default_seed = 1;

struct Options {
  std::size_t samples = default_samples;  ///< 0 computes best values only
  std::uint64_t seed = default_seed;
  unsigned threads = 1;
};

/// A figure: the value with every input at its best value, P5, P95, mean and median of the samples, and the share of the
/// samples below the best value, where a tie counts half. All but the best value are absent without samples.
struct Estimate {
  double best = 0;
  std::optional<double> low, high, mean, median, below_best;
};
/// The estimate with a best value and the samples in `column`. Without samples, only the best value is set.
Estimate estimate(double best, std::span<const double> column);

inline constexpr std::size_t most_rows_kept = 1U << 16U;
/// Samples the outputs. Above `most_rows_kept` samples, less than a tenth of each column is usually kept in memory.
std::vector<Estimate> sample(const Sheet& sheet, std::span<const std::int32_t> outputs, const Options& options);

/// The effect of each input on an output: the output with the input at its own P5 and P95, minus the output at best
/// values. Indexed as Sheet::inputs().
struct Effect {
  double low = 0;
  double high = 0;
  double largest() const;
};
std::vector<Effect> tornado(const Sheet& sheet, std::int32_t output);

}  // namespace aicarbon::study
