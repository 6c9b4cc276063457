// See headline.hpp.
#include "report/headline.hpp"

namespace aicarbon::report {

Headline headline(const Figure& total) {
  constexpr double middle_from = 0.4;
  constexpr double middle_to = 0.6;
  const bool has_range = total.median && total.below_best && total.low != total.high;
  const bool in_the_middle = has_range && *total.below_best >= middle_from && *total.below_best <= middle_to;
  if (!has_range || in_the_middle) return {total.best, false};
  return {*total.median, true};
}

}  // namespace aicarbon::report
