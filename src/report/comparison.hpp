// Two reports → Comparison: names for what changed, shares, the range of the difference.
#pragma once

#include <aicarbon/comparison.hpp>

#include "study/study.hpp"

#include <span>
#include <string>
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

std::string to_json(const Comparison& comparison);
std::string comparison_schema();

}  // namespace aicarbon::report
