// Budgets: rules that jobs must keep, and the verdict on each. Field names are those of aicarbon.budget/1 and aicarbon.check/1.
#pragma once

#include <aicarbon/report.hpp>
#include <aicarbon/workload.hpp>

#include <optional>
#include <string>
#include <vector>

namespace aicarbon {

/// A rule: a metric and its limit, absolute (`max`) or against a baseline report (`max_change`).
struct Rule {
  Text id;
  Text metric;                       ///< total, by_stage/operation, per_unit/request, …
  std::optional<Text> max;           ///< "60 t"
  std::optional<Text> max_change;    ///< "5 %", "+100 kg"
  std::optional<Text> baseline;      ///< a saved report, from the budget's folder
  std::optional<double> confidence;  ///< at least this share of draws keeps the limit; without it, best does
  std::optional<Text> level;         ///< fail (default) or warn
  std::optional<Text> over;          ///< each (default): every job alone; sum: all jobs together
  Location at;
};

/// A rule that need not be kept, until a day and for a reason.
struct RuleException {
  Text rule;
  std::optional<Text> job;  ///< of this job only
  Text until;               ///< the last day, UTC: 2027-03-31
  Text reason;
  Location at;
};

struct Budget {
  Text schema;
  std::string description;
  std::vector<Rule> rules;
  std::vector<Text> require;  ///< stages and sources that each job must count
  std::vector<RuleException> exceptions;
};

/// One input that would make a failing rule pass, all else equal: solved on the sheet.
struct Fit {
  std::string path;      ///< of the input; with the job's name in front for a rule over the sum
  std::string from, to;  ///< its value now, and the nearest that fits
  std::string how;       ///< fewer hours, a cleaner grid such as SWE, …
};

/// A rule and a job (or all jobs): the verdict. Numbers are in `unit`.
struct RuleResult {
  std::string rule, job, metric;
  std::string unit;                   ///< a base unit: kgCO2e, kWh, L; empty when there is no value
  std::optional<Figure> value;        ///< of the metric
  std::optional<double> limit;        ///< in `unit`; of a max_change: the baseline and what may be added
  std::optional<double> headroom;     ///< limit less what is judged: best, or the quantile at `confidence`
  std::optional<double> probability;  ///< share of draws that keep the limit
  std::string state;                  ///< pass, fail, warn, incomplete, excepted
  std::string reason;                 ///< in words, when it is not pass
  std::vector<Fit> would_fit;         ///< least change first
  std::string file;                   ///< of the job as typed on the command line
  int line = 0;                       ///< where a reader should look; 0: the whole file
  std::string path;                   ///< in the job
};

/// What `check` answers.
struct CheckReport {
  std::string schema = "aicarbon.check/1";
  Tool tool;
  Uncertainty uncertainty;
  std::string budget;  ///< the file as typed
  bool passed = false;
  std::vector<RuleResult> results;
};

}  // namespace aicarbon
