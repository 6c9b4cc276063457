// Intervals for a further value of a log-normal quantity, for tests of what the scripts derive.
#pragma once

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <vector>

namespace aicarbon::test {

/// The 95th percentile of Student's t with `freedom` degrees, by integrating its density.
inline double student_t95(double freedom) {
  const double scale =
      std::exp(std::lgamma((freedom + 1) / 2) - std::lgamma(freedom / 2)) / std::sqrt(freedom * std::acos(-1.0));
  const auto density = [&](double x) { return scale * std::pow(1 + x * x / freedom, -(freedom + 1) / 2); };
  constexpr double step = 1e-4;
  double t = 0;
  for (double area = 0.5; area < 0.95; t += step) area += step * density(t + step / 2);
  return t;
}

struct Interval {
  double best = 0, low = 0, high = 0;
};

/// The geometric mean, and the 90 % interval for a further value: exp(m -/+ t s sqrt(1 + 1/n)).
inline Interval predictive(const std::vector<double>& values) {
  if (values.size() < 2) throw std::invalid_argument("an interval needs two values");
  const auto n = static_cast<double>(values.size());
  double sum = 0, squares = 0;
  for (const double value : values) sum += std::log(value);
  for (const double value : values) squares += std::pow(std::log(value) - sum / n, 2);
  const double reach = student_t95(n - 1) * std::sqrt(squares / (n - 1)) * std::sqrt(1 + 1 / n);
  return {std::exp(sum / n), std::exp(sum / n - reach), std::exp(sum / n + reach)};
}

}  // namespace aicarbon::test
