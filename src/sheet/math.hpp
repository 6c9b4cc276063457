// exp, log and the normal quantile. Their only floating-point arithmetic is + - x / and square root, so that every
// machine, compiler and instruction set gives the same bits; the results of the C library differ between processors.
// The library is compiled without contraction of products and sums.
#pragma once

#include <span>

namespace aicarbon::sheet {

/// e^x, within 2 units in the last place; 0 below -745, infinity above 709.78, NaN for NaN.
double exp(double x);

/// Natural logarithm, within 2 units in the last place; -infinity at 0, and NaN below 0.
double log(double x);

/// The standard normal quantile of 0 < u < 1 (Wichura 1988, AS 241, PPND16; relative error about 1e-16).
double normal_quantile(double u);

/// Replaces each x by e^x, where every |x| <= 700. The bits are those of `exp` for one value, but compilers vectorize
/// the loop.
void exp(std::span<double> x);

/// Replaces each u by its normal quantile, with the bits of `normal_quantile` for one value, in loops that compilers
/// vectorize.
void normal_quantile(std::span<double> u);

/// The 95th percentile of the standard normal distribution.
inline constexpr double z95 = 1.6448536269514722;

}  // namespace aicarbon::sheet
