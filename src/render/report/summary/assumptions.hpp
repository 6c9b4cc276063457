// The assumptions on the first screen: what was assumed, its effect on the total, and what to type to replace it.
#pragma once

#include <aicarbon/report.hpp>

#include "render/report/summary/lines.hpp"

#include <string>
#include <string_view>

namespace aicarbon::render::summary {

/// The readable name of what a rule assumes. For a share, `percent_of` names the whole; it is empty for other values.
struct RuleName {
  std::string_view rule;  ///< id of a rule, or a prefix, ending in "/", that several ids share
  std::string_view name;
  std::string_view percent_of = {};
};

/// The name of a rule; nullptr if the table of names has none.
const RuleName* rule_name(std::string_view rule);

/// The assumed value with its range: "15 % of compute (2.3 – 127 %)", "983 kg/kW (180 – 2,000)".
std::string assumed_value(const AssumptionReport& assumption);

/// A heading and at most `most` assumptions, those with the largest effect.
Lines assumption_lines(const Report& report, const Screen& screen, std::size_t most);

}  // namespace aicarbon::render::summary
