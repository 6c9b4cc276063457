// Finds the number of samples that a precision requires: doubles the number until the sampling error is small enough.
#pragma once

#include "study/study.hpp"

namespace aicarbon::study {

struct Question {
  const Sheet* sheet;
  std::int32_t output;
};

inline constexpr std::size_t fewest_samples = 1000;

/// `error` is the largest standard error of P5 or P95 among all outputs, as a share of the best value. It is absent if
/// a best value is 0 but its sampling error is not.
struct Convergence {
  std::size_t samples = fewest_samples;
  std::optional<double> error;
  bool reached = false;  ///< whether the precision was reached; if not, `samples` is the maximum
};
Convergence sample_until(std::span<const Question> questions, double share, const Options& options);

}  // namespace aicarbon::study
