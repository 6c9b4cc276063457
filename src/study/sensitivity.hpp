// Which inputs an output hangs on: shares of its variance, elasticity, and what knowing an input would take off its range.
#pragma once

#include <aicarbon/sheet.hpp>

#include "study/study.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace aicarbon::study {

/// A share of variance with its 90 % confidence.
struct Share {
  double value = 0, low = 0, high = 0;
};

/// First-order and total shares of one input, by Jansen's estimators from f(A), f(B) and f(A with that input from B).
/// Jansen 1999, doi:10.1016/S0010-4655(98)00154-4; Saltelli et al. 2010, doi:10.1016/j.cpc.2009.09.018 (second-hand: the estimators as SALib and
/// others implement them; checked on Ishigami's function, whose shares are known).
struct Shares {
  Share first, total;
};
Shares jansen(std::span<const double> a, std::span<const double> b, std::span<const double> mixed);

/// Of every uncertain input, indexed as Sheet::inputs(); exact ones have none.
std::vector<Shares> sobol(const Sheet& sheet, std::int32_t output, const Options& options);

/// Percent of the output for a percent of the input, by a central step of a thousandth; of every input, exact ones too.
std::vector<double> elasticity(const Sheet& sheet, std::int32_t output);

/// The share of the output's P5 … P95 that goes, on average, when the input is known.
std::vector<double> expected_reduction(const Sheet& sheet, std::int32_t output, const Options& options);

}  // namespace aicarbon::study
