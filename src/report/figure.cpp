// See figure.hpp.
#include "report/figure.hpp"

#include "study/percentiles.hpp"

namespace aicarbon::report {

Figure figure(const study::Estimate& e) { return {e.best, e.low, e.high, e.mean}; }

Figure figure(double best, std::span<const double> rows) {
  Figure f{best, {}, {}, {}};
  if (rows.empty()) return f;
  const auto p = study::percentiles(rows);
  f.low = p.p5;
  f.high = p.p95;
  f.mean = p.constant ? p.p5 : study::mean(rows);
  return f;
}

Figure scaled(Figure f, double factor) {
  f.best *= factor;
  for (auto* part : {&f.low, &f.high, &f.mean})
    if (*part) **part *= factor;
  return f;
}

}  // namespace aicarbon::report
