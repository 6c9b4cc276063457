// Sampling to a requested precision, and how a report states it.
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

/// "1%", "0.5 %" or "0.01": a share above 0 and below 1. Nothing if it is invalid.
std::optional<double> read_precision(std::string_view text);

/// The description of such samples in a document.
Uncertainty uncertainty_of(const study::Options& options);

/// The number of samples at which P5 and P95 of all questions are known to `share`, or the maximum.
Uncertainty settle(std::span<const study::Question> questions, double share, const study::Options& options);

/// The same for the totals of jobs.
Uncertainty settle(std::span<const Inventory* const> jobs, double share, const study::Options& options);

/// A warning if even the maximum number of samples was not enough.
std::optional<Diagnostic> not_reached(const Uncertainty& uncertainty);

/// "16,000 samples, seed 1".
std::string samples_in_words(const Uncertainty& uncertainty);

/// ", P5 and P95 known to 0.83 % of best (1 % requested)", for the end of a phrase; empty if no precision was
/// requested.
std::string precision_in_words(const Uncertainty& uncertainty);

}  // namespace aicarbon::report
