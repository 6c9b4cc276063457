// A figure: from estimates, from samples, and in another unit.
#pragma once

#include <aicarbon/report.hpp>

#include "study/study.hpp"

#include <span>

namespace aicarbon::report {

Figure figure(const study::Estimate& estimate);

/// The figure with a best value and the samples in `rows`. Without samples, only the best value is set.
Figure figure(double best, std::span<const double> rows);

/// The figure with every value multiplied by a positive factor.
Figure scaled(Figure figure, double factor);

}  // namespace aicarbon::report
