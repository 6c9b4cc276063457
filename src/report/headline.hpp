// The headline of a total: the number that every page prints first.
#pragma once

#include <aicarbon/report.hpp>

namespace aicarbon::report {

/// The best value, if it lies in the middle of the samples, from P40 to P60, or if there is no range. Otherwise the
/// median; pages then print the best value as well, because parts add up to the best value and not to the median.
struct Headline {
  double value = 0;
  bool is_median = false;
};
Headline headline(const Figure& total);

}  // namespace aicarbon::report
