// Budgets: rules that jobs must meet. Field names are those of aicarbon.budget/1.
#pragma once

#include <aicarbon/workload.hpp>

#include <optional>
#include <string>
#include <vector>

namespace aicarbon {

/// The consequence of breaking a rule.
enum class RuleLevel : unsigned char { fail, warn };
template <>
inline constexpr auto words_of<RuleLevel> = std::to_array<std::string_view>({"fail", "warn"});

/// What a rule applies to: every job separately, or all jobs together.
enum class RuleScope : unsigned char { each, sum };
template <>
inline constexpr auto words_of<RuleScope> = std::to_array<std::string_view>({"each", "sum"});

/// A rule: a metric and its limit, which is absolute (`max`) or relative to a baseline report (`max_change`).
struct Rule {
  Text id;
  Text metric;                     ///< name of a metric: total, by_stage/operation, per_unit/request, …
  std::optional<Text> max;         ///< absolute limit, such as "60 t"
  std::optional<Text> max_change;  ///< limit of the change from the baseline, such as "5 %" or "+100 kg"
  std::optional<Text> baseline;    ///< path of a saved report, relative to the budget file
  std::optional<double>
      confidence;  ///< share of draws that must be within the limit; if absent, the best value is checked
  std::optional<Choice<RuleLevel>> level;  ///< `fail` if absent
  std::optional<Choice<RuleScope>> over;   ///< `each` if absent
  Location at;
};

/// An exception to a rule, with a reason and a last day.
struct RuleException {
  Text rule;
  std::optional<Text> job;  ///< job to which the exception applies; if absent, all jobs
  Text until;               ///< last day of the exception in UTC, such as 2027-03-31
  Text reason;
  Location at;
};

struct Budget {
  Text schema;
  std::string description;
  std::vector<Rule> rules;
  std::vector<Text> require;  ///< stages and sources that each job must include
  std::vector<RuleException> exceptions;
};

}  // namespace aicarbon
