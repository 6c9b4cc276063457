// A check: the verdict on each rule of a budget. Field names are those of aicarbon.check/1.
#pragma once

#include <aicarbon/report.hpp>

#include <optional>
#include <string>
#include <vector>

namespace aicarbon {

/// The verdict on a rule.
enum class RuleState : unsigned char { pass, fail, warn, incomplete, excepted };
template <>
inline constexpr auto words_of<RuleState> = std::to_array<std::string_view>({"pass", "fail", "warn", "incomplete",
                                                                             "excepted"});

/// A change to one input that would make a failing rule pass, with all other inputs unchanged. It is found by
/// evaluating the sheet.
struct Fit {
  std::string path;      ///< path of the input; for a rule over all jobs, preceded by the name of the job
  std::string from, to;  ///< current value of the input, and the nearest value that meets the limit
  std::string how;       ///< what to do, in words: fewer hours, a cleaner grid such as SWE, …
};

/// The verdict on a rule for one job, or for all jobs together. Numbers are in `unit`.
struct RuleResult {
  std::string rule, job, metric;
  std::string unit;                ///< a base unit: kgCO2e, kWh, L; empty if there is no value
  std::optional<Figure> value;     ///< value of the metric
  std::optional<double> limit;     ///< limit in `unit`; for `max_change`, the baseline plus the allowed change
  std::optional<double> headroom;  ///< limit minus the checked value: the best value, or the quantile at `confidence`
  std::optional<double> probability;  ///< share of draws within the limit
  RuleState state = RuleState::pass;
  std::string reason;                ///< explanation of any verdict except `pass`
  std::vector<Fit> would_fit;        ///< changes that would meet the limit, smallest first
  std::vector<std::string> unknown;  ///< ids of unknown lines and parts; the JSON lists them in `reason`
  std::string file;                  ///< file of the job, as typed on the command line
  int line = 0;                      ///< line to point to; 0 means the whole file
  std::string path;                  ///< path of the value in the job
};

/// The result of `aicarbon check`.
struct CheckReport {
  std::string schema = "aicarbon.check/1";
  Tool tool;
  Uncertainty uncertainty;
  std::string budget;  ///< name of the budget file, as typed
  int jobs = 0;        ///< number of jobs that were judged
  bool passed = false;
  std::vector<RuleResult> results;
};

}  // namespace aicarbon
