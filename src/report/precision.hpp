// As many samples as a stated precision needs, and how a report says so.
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

/// "1%", "0.5 %" or "0.01": a share above 0 and below 1. Nothing when it is none.
std::optional<double> read_precision(std::string_view text);

/// What a document says of samples drawn so.
Uncertainty uncertainty_of(const study::Options& options);

/// The samples at which P5 and P95 of all questions are known to `share`, or the most there may be.
Uncertainty settle(std::span<const study::Question> questions, double share, const study::Options& options);

/// The same, of the totals of jobs.
Uncertainty settle(std::span<const Inventory* const> jobs, double share, const study::Options& options);

/// A warning when even the most samples did not suffice.
std::optional<Diagnostic> not_reached(const Uncertainty& uncertainty);

/// "16,000 samples, seed 1".
std::string samples_in_words(const Uncertainty& uncertainty);

/// ", P5 and P95 known to 0.83 % of best (1 % asked)", for the end of a phrase; empty where no precision was asked.
std::string precision_in_words(const Uncertainty& uncertainty);

}  // namespace aicarbon::report
