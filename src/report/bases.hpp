// Figures of electricity whose intensities have different bases.
#pragma once

#include <aicarbon/report.hpp>

#include <optional>
#include <set>
#include <string>

namespace aicarbon::report {

/// A warning if figures that are compared or added up have several bases, such as direct and life-cycle;
/// an empty basis is that of a figure without electricity. `what` names the figures: "rows".
std::optional<WarningReport> different_bases(std::set<std::string> bases, std::string_view what);

}  // namespace aicarbon::report
