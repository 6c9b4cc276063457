// See figure.hpp.
#include "report/figure.hpp"

namespace aicarbon::report {

Figure figure(const study::Estimate& e) { return {e.best, e.low, e.high, e.mean, e.median, e.below_best}; }

Figure figure(double best, std::span<const double> rows) { return figure(study::estimate(best, rows)); }

Figure scaled(Figure f, double factor) {
  f.best *= factor;
  for (auto* part : {&f.low, &f.high, &f.mean, &f.median})
    if (*part) **part *= factor;
  return f;
}

}  // namespace aicarbon::report
