// See exceptions.hpp.
#include "verdict/exceptions.hpp"

#include "diag/codes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace aicarbon::verdict {

const RuleException* exception_for(const Budget& budget, const RuleResult& result, std::string_view today) {
  const auto applies = [&](const RuleException& e) {
    return e.rule.value == result.rule && (!e.job || e.job->value == result.job) && e.until.value >= today;
  };
  const auto found = std::ranges::find_if(budget.exceptions, applies);
  return found == budget.exceptions.end() ? nullptr : &*found;
}

Diagnostics without_effect(const Budget& budget, std::span<const RuleResult> results, std::string_view today) {
  using enum RuleState;
  std::vector<std::string_view> jobs;
  for (const RuleResult& r : results) jobs.push_back(r.job);
  Diagnostics found;
  for (const RuleException& e : budget.exceptions) {
    const auto failed = [&](const RuleResult& r) {
      return r.rule == e.rule.value && (r.state == fail || r.state == warn || r.state == incomplete);
    };
    const bool is_of_other = e.job && std::ranges::find(jobs, std::string_view(e.job->value)) == jobs.end();
    if (is_of_other && std::ranges::any_of(results, failed))
      found.push_back(diag::make(diag::exception_of_other,
                                 fmt::format("the exception to rule \"{}\" is for job \"{}\", which is not checked",
                                             e.rule.value, e.job->value),
                                 diag::did_you_mean(e.job->value, jobs), e.job->at));
    if (e.until.value < today)
      found.push_back(diag::make(diag::exception_expired,
                                 fmt::format("the exception to rule \"{}\" expired on {}", e.rule.value, e.until.value),
                                 "meet the rule, or extend the exception with a later date and a reason", e.until.at));
  }
  return found;
}

}  // namespace aicarbon::verdict
