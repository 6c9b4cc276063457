// Goal seek: which single input, changed alone, brings an output down to a limit.
#pragma once

#include <aicarbon/sheet.hpp>

#include "study/study.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace aicarbon::study {

/// An output and the limit that it must not exceed: at best values or, with a confidence, in at least that share of the
/// draws. `limit_rows` is the limit of each draw, if the limit is drawn too.
struct Ceiling {
  std::int32_t output = -1;
  double limit = 0;
  std::optional<double> confidence;
  std::span<const double> limit_rows;
};

/// An input, and the value nearest to its best value that meets the limit, in base units.
struct Solution {
  std::size_t input = 0;
  double value = 0;
};

/// Every input that can meet the limit within its domain, at a value between a twentieth and three times its best
/// value; smallest relative change first.
std::vector<Solution> goal_seek(const Sheet& sheet, const Ceiling& ceiling, const Options& options);

}  // namespace aicarbon::study
