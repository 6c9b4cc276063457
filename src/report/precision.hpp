// Sampling until a requested precision is reached, and how a report states it.
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

/// The number of samples and the seed of `options`, in the form that documents state them.
Uncertainty uncertainty_of(const study::Options& options);

/// The number of samples at which the standard errors of P5 and P95 of all metrics are at most `share`, or the maximum
/// number.
Uncertainty settle(std::span<const study::Question> questions, double share, const study::Options& options);

/// The same for the totals of jobs.
Uncertainty settle(std::span<const Inventory* const> jobs, double share, const study::Options& options);

/// A warning if even the maximum number of samples was not enough.
std::optional<Diagnostic> not_reached(const Uncertainty& uncertainty);

/// Samples and seed in words: "16,000 samples, seed 1".
std::string samples_in_words(const Uncertainty& uncertainty);

/// The precision in words, for the end of a phrase: ", standard error of P5 and P95 0.83 % of the best value (1 %
/// requested)". Empty if no precision was requested.
std::string precision_in_words(const Uncertainty& uncertainty);

}  // namespace aicarbon::report
