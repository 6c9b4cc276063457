// Budgets in, verdicts out.
#pragma once

#include <aicarbon/aicarbon.hpp>
#include <aicarbon/budget.hpp>

#include "study/study.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace aicarbon::report {

/// Text → Budget; nothing when it has an error.
std::optional<Budget> read_budget(const SourceText& source, Diagnostics& out);

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
std::string budget_schema();
std::string check_schema();

}  // namespace aicarbon::report
