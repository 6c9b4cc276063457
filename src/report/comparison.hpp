// Compares two reports: what changed, the share of each change, and the range of the difference.
#pragma once

#include <aicarbon/comparison.hpp>

#include "study/study.hpp"

#include <span>
#include <string>
#include <vector>

namespace aicarbon::report {

/// Compares the base with each head. Draws are paired by seed and by the identity of inputs, independently of the
/// samples in the reports.
Comparisons compare(const Compared& base, std::span<const Compared> heads, const study::Options& options);

/// The inputs that changed, and the share of each in the change of the location-based total.
std::vector<Because> because(const Compared& base, const Compared& head);

/// Reasons why two reports are hard to compare: different catalogs, methods, boundaries or functional units, or lines
/// that are not estimated.
std::vector<WarningReport> differ(const Compared& base, const Compared& head);

/// Whether all formulas that both reports use have the same version. A source in only one of them does not count as a
/// different method.
bool same_methods(const Tool& a, const Tool& b);

std::string to_json(const Comparison& comparison);
std::string comparison_schema();

}  // namespace aicarbon::report
