// exp, log and the normal quantile, written with + - x / and square root only, so that every machine, compiler and instruction
// set gives the same bits; the C library's own differ between processors. Part of the sheet room, compiled without contraction.
#pragma once

#include <span>

namespace aicarbon::sheet {

/// e^x, within 2 units in the last place; 0 below -745, infinity above 709.78, NaN for NaN.
double exp(double x);

/// Natural logarithm, within 2 units in the last place; -infinity at 0, NaN below it.
double log(double x);

/// The standard normal quantile of 0 < u < 1 (Wichura 1988, AS 241, PPND16; relative error about 1e-16).
double normal_quantile(double u);

/// e^x of each, in place, where every |x| <= 700: the same bits as one by one, in loops that compilers turn into vectors.
void exp(std::span<double> x);

/// The normal quantile of each, in place; likewise.
void normal_quantile(std::span<double> u);

/// The 95th percentile of the standard normal.
inline constexpr double z95 = 1.6448536269514722;

}  // namespace aicarbon::sheet
