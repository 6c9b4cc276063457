// Checks jobs against the rules of a budget.
#pragma once

#include <aicarbon/budget.hpp>
#include <aicarbon/catalog.hpp>
#include <aicarbon/check.hpp>
#include <aicarbon/comparison.hpp>

#include "study/study.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>

namespace aicarbon::verdict {

/// A job to be checked: its report, the tool that computed the report, and the text of the file that contains the job
/// or the saved report.
struct Checked {
  Compared of;
  SourceText source;
};

struct CheckOptions {
  study::Options study;
  bool allow_incomplete = false;
  std::string today;  ///< current date in UTC, such as 2027-03-31; decides which exceptions have expired
};

/// The verdicts. `baselines` are the reports that rules refer to, by path as written in the budget. Returns nothing and
/// adds messages if a rule cannot be applied to a job.
Result<CheckReport> check(std::span<const Checked> jobs, const Budget& budget,
                          const std::map<std::string, ReportFile>& baselines, const Catalog& catalog,
                          const CheckOptions& options);

std::string to_json(const CheckReport& check);
std::string check_schema();

}  // namespace aicarbon::verdict
