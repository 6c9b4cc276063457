// Jobs and a budget in, verdicts out.
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

/// A job under check: its report, who computed it, and the text it came from.
struct Checked {
  Compared of;
  SourceText source;
};

struct CheckOptions {
  study::Options study;
  bool allow_incomplete = false;
  std::string today;  ///< 2027-03-31, UTC: exceptions end by it
};

/// The verdicts; `baselines` are the reports that rules name, by that name. Nothing and messages when a rule does not fit a job.
std::optional<CheckReport> check(std::span<const Checked> jobs, const Budget& budget,
                                 const std::map<std::string, ReportFile>& baselines, const Catalog& catalog,
                                 const CheckOptions& options, Diagnostics& out);

std::string to_json(const CheckReport& check);
std::string check_schema();

}  // namespace aicarbon::verdict
