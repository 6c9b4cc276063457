// Sampling until a requested precision is reached, and phrases that state the precision in a report.
#pragma once

#include <aicarbon/diagnostic.hpp>
#include <aicarbon/inventory.hpp>
#include <aicarbon/report.hpp>

#include "study/sample_until.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace aicarbon::report {

/// Reads a share above 0 and below 1: "1%", "0.5 %" or "0.01". Nothing if it is invalid.
std::optional<double> read_precision(std::string_view text);

/// The number of samples and the seed of `options`, in the form in which documents state them.
Uncertainty uncertainty_of(const study::Options& options);

/// The number of samples at which, for all questions, the standard errors of P5 and P95 are at most `share` of the best
/// value, or the maximum number if it does not suffice.
Uncertainty settle(std::span<const study::Question> questions, double share, const study::Options& options);

/// The number of samples at which the totals of all jobs reach the precision `share`, or the maximum number.
Uncertainty settle(std::span<const Inventory* const> jobs, double share, const study::Options& options);

/// A warning if the requested precision was not reached, even with the maximum number of samples.
std::optional<Diagnostic> not_reached(const Uncertainty& uncertainty);

/// Samples and seed in words: "16,000 samples, seed 1".
std::string samples_in_words(const Uncertainty& uncertainty);

/// The precision in words, for the end of a phrase: ", standard error of P5 and P95 0.83 % of the best value (1 %
/// requested)". Empty if no precision was requested.
std::string precision_in_words(const Uncertainty& uncertainty);

}  // namespace aicarbon::report
