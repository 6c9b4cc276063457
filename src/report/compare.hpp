// Two reports → Comparison: names for what changed, shares, the range of the difference.
#pragma once

#include <aicarbon/aicarbon.hpp>
#include <aicarbon/comparison.hpp>

#include "report/metric.hpp"
#include "study/study.hpp"

#include <span>
#include <vector>

namespace aicarbon::report {

/// The base against each head. Draws are paired by seed and identity, whatever samples the reports were made with.
Comparisons compare(const Compared& base, std::span<const Compared> heads, const study::Options& options);

/// The inputs that changed and their shares of head - base of the location-based total.
std::vector<Because> because(const Compared& base, const Compared& head);

/// What makes two reports hard to compare: other catalogs, methods, boundaries, functional units, lines not estimated.
std::vector<WarningReport> differ(const Compared& base, const Compared& head);

/// Whether each formula that both have is of one version; a source that only one of them knows is no other method.
bool same_methods(const Tool& a, const Tool& b);

/// A condition of --fail-on, read.
struct Condition {
  std::string text;
  Metric metric;
  std::string_view op;  ///< > >= < <=
  std::string limit;    ///< as typed; its unit is read when the metric's dimension is known
};
std::optional<Condition> condition(std::string_view text, Diagnostics& out);

/// Whether a condition holds for the change from base to head: at best values, or, given a confidence, in at least that share of
/// paired draws. Nothing and a message when the metric or the unit does not fit the job.
std::optional<Gate> judge(const Condition& condition, const Compared& base, const Compared& head,
                          std::optional<double> confidence, const study::Options& options, Diagnostics& out);

std::string to_json(const Comparison& comparison);
std::string comparison_schema();

}  // namespace aicarbon::report
