// A check: the verdict on each rule of a budget. Field names are those of aicarbon.check/1.
#pragma once

#include <aicarbon/report.hpp>

#include <optional>
#include <string>
#include <vector>

namespace aicarbon {

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
