// Which inputs drive an output: shares of its variance, elasticity, and how much its range would shrink if an input
// were known.
#pragma once

#include <aicarbon/sheet.hpp>

#include "study/study.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace aicarbon::study {

/// A share of variance, with its 90 % confidence interval.
struct Share {
  double value = 0, low = 0, high = 0;
};

/// First-order and total shares of one input, by Jansen's estimators from f(A), f(B) and f(A with that input from B).
/// Jansen 1999, doi:10.1016/S0010-4655(98)00154-4; Saltelli et al. 2010, doi:10.1016/j.cpc.2009.09.018 (second-hand:
/// the estimators as SALib and others implement them; checked on Ishigami's function, whose shares are known).
struct Shares {
  Share first, total;
};
Shares jansen(std::span<const double> a, std::span<const double> b, std::span<const double> mixed);

/// The shares of every uncertain input, indexed as Sheet::inputs(). The shares of exact inputs are 0.
std::vector<Shares> sobol(const Sheet& sheet, std::int32_t output, const Options& options);

/// The change of the output in percent per percent of the input, by a central difference with a step of a thousandth;
/// for every input, including exact ones.
std::vector<double> elasticity(const Sheet& sheet, std::int32_t output);

/// The share of the output's range from P5 to P95 that disappears, on average, once an input is known; indexed as
/// Sheet::inputs(), and 0 for exact inputs.
std::vector<double> expected_reduction(const Sheet& sheet, std::int32_t output, const Options& options);

}  // namespace aicarbon::study
