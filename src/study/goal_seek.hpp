// Goal seek: finds the inputs that, each changed alone, bring an output down to a limit.
#pragma once

#include <aicarbon/sheet.hpp>

#include "study/study.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace aicarbon::study {

/// An output and the limit that it must not exceed: at best values or, with a confidence, in at least that share of the
/// draws. With a confidence, `limit_rows` contains the limit in each draw.
struct Ceiling {
  std::int32_t output = -1;
  double limit = 0;
  std::optional<double> confidence;
  std::span<const double> limit_rows;
};

/// An input, and the value nearest to its best value at which the output meets the limit, in base units.
struct Solution {
  std::size_t input = 0;
  double value = 0;
};

/// Every input with a positive best value that can bring the output down to the limit, at a value between about one
/// twentieth of its best value and three times its best value (1 for a share). The smallest relative change comes
/// first.
std::vector<Solution> goal_seek(const Sheet& sheet, const Ceiling& ceiling, const Options& options);

}  // namespace aicarbon::study
