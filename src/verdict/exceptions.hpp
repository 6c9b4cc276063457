// Exceptions of a budget to its rules.
#pragma once

#include <aicarbon/budget.hpp>
#include <aicarbon/check.hpp>
#include <aicarbon/diagnostic.hpp>

#include <span>
#include <string_view>

namespace aicarbon::verdict {

/// The first exception to the rule of a result that applies to its job and has not expired; null if there is none.
const RuleException* exception_for(const Budget& budget, const RuleResult& result, std::string_view today);

/// A warning for each exception that has expired, and a note for each that did not help a rule that failed, because its
/// job is not checked: the name may be misspelled. A budget may have exceptions for jobs of other checks, so that this
/// is no error.
Diagnostics without_effect(const Budget& budget, std::span<const RuleResult> results, std::string_view today);

}  // namespace aicarbon::verdict
