// aicarbon check JOB… --budget FILE: checks jobs against a budget. It is the only command whose outcome depends on the
// current date, which decides which exceptions have expired.
#include "cli/command/commands.hpp"
#include "cli/io/files.hpp"
#include "cli/load.hpp"
#include "cli/log.hpp"
#include "cli/options.hpp"
#include "cli/targets.hpp"

#include "diag/codes.hpp"
#include "verdict/budget.hpp"
#include "verdict/check.hpp"
#include "verdict/date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>

namespace aicarbon::cli {
namespace of_check {

constexpr Option jobs{.name = "JOB",
                      .help = "jobs or saved reports; - is standard input",
                      .offers = Offers::files,
                      .required = true,
                      .repeats = true};
constexpr Option budget_file{.name = "--budget",
                             .value = "FILE",
                             .help = "the file with the rules; its schema is aicarbon.budget/1",
                             .offers = Offers::files,
                             .required = true};
constexpr Option warn_only{.name = "--warn-only", .help = "report failures as warnings, and exit with 0"};
constexpr Option exit_zero{.name = "--exit-zero", .help = "report failures unchanged, but exit with 0"};
constexpr Option allow_incomplete{.name = "--allow-incomplete",
                                  .help = "if a job has lines that are not estimated, check its estimated part"};
constexpr Option today{.name = "--today",
                       .value = "DATE",
                       .help = "the date that decides which exceptions have expired (default: the current date, UTC)"};

constexpr Option own[] = {jobs, budget_file, warn_only, exit_zero, allow_incomplete, today};
constexpr Options listed[] = {own, options::document<check_formats>, options::sampling, options::overlays,
                              options::screen};

std::string utc_today() {
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

using Baselines = std::map<std::string, ReportFile>;

// Reads the baselines that the rules name. A relative path is relative to the folder of the budget.
Result<Baselines> read_baselines(const Budget& budget, const Request& request) {
  const std::string file = request.text(budget_file);
  const auto slash = file.rfind('/');
  const std::string folder = slash == std::string::npos ? std::string{} : file.substr(0, slash + 1);
  Baselines baselines;
  Diagnostics found;
  for (const Rule& rule : budget.rules) {
    if (!rule.baseline || baselines.contains(rule.baseline->value)) continue;
    const std::string& name = rule.baseline->value;
    const std::string path = name.starts_with('/') ? name : folder + name;
    found += clashes(request, std::span(&path, 1));
    const auto source = read_file(path).noted_in(found);
    if (!source) continue;
    if (auto report = read_report(*source).noted_in(found)) baselines.emplace(name, std::move(*report));
  }
  if (has_errors(found)) return found;
  return baselines;
}

// A job that is named twice would count twice in a rule for the sum of all jobs.
Diagnostics named_twice(const Budget& budget, const std::vector<std::string>& files) {
  const auto is_sum = [](const Rule& rule) { return rule.over && rule.over->value == RuleScope::sum; };
  Diagnostics found;
  if (std::ranges::none_of(budget.rules, is_sum)) return found;
  for (std::size_t k = 1; k < files.size(); ++k) {
    std::error_code error;
    const auto is_same = [&](const std::string& other) { return std::filesystem::equivalent(other, files[k], error); };
    if (std::any_of(files.begin(), files.begin() + static_cast<std::ptrdiff_t>(k), is_same))
      found.push_back(diag::make(diag::usage,
                                 fmt::format("{} is named twice, and a rule is for the sum of all jobs", files[k]),
                                 "name each job once"));
  }
  return found;
}

// Applies --warn-only: failed and incomplete rules become warnings, and the check passes.
void soften(CheckReport& report) {
  for (RuleResult& r : report.results)
    if (r.state == RuleState::fail || r.state == RuleState::incomplete) r.state = RuleState::warn;
  report.passed = true;
}

Outcome run(const Request& request) {
  Diagnostics found;
  const std::string date = request.given(today) ? request.text(today) : utc_today();
  if (!verdict::is_date(date))
    found.push_back(diag::make(diag::bad_date, fmt::format("--today \"{}\" is not a date", date),
                               "write a date such as 2027-03-31"));
  const std::string file = request.text(budget_file);
  const auto source = read_file(file).noted_in(found);
  const auto budget = source ? verdict::read_budget(*source).noted_in(found) : std::nullopt;
  const auto baselines = budget ? read_baselines(*budget, request).noted_in(found) : std::nullopt;
  if (budget) found += named_twice(*budget, request.list(jobs));
  const auto catalog = load_catalog(request).noted_in(found);
  const EstimateOptions sampling = options::sampling_of(request);
  EstimateOptions best_only = sampling;
  best_only.samples = 0;  // each rule draws the samples that it needs
  auto loaded = catalog ? load(request.list(jobs), *catalog, best_only).noted_in(found) : std::nullopt;
  if (has_errors(found) || !loaded) return failure(std::move(found));
  if (loaded->jobs.empty())
    return failure(diag::make(diag::usage, "there is no job to check", "the saved report contains no job"));
  auto warnings = warnings_of(*loaded);
  std::vector<verdict::Checked> checked;
  for (Loaded& one : loaded->jobs) checked.push_back({std::move(one.of), std::move(one.source)});
  const verdict::CheckOptions how{
      {sampling.samples, sampling.seed, sampling.threads}, request.flag(allow_incomplete), date};
  auto verdict =
      log::timed("rules", [&] { return verdict::check(checked, *budget, *baselines, *catalog, how); }).noted_in(found);
  if (!verdict) return failure(std::move(found));
  for (const RuleResult& r : verdict->results)
    log::info([&] {
      return fmt::format("rule \"{}\" on {}: {}", r.rule, r.job.empty() ? "all jobs" : r.job, word(r.state));
    });
  if (request.flag(warn_only)) soften(*verdict);
  const bool passed = verdict->passed || request.flag(exit_zero);
  found += each_once(warnings);
  return {.document = document(*std::move(verdict), check_formats()),
          .messages = std::move(found),
          .warnings = std::move(warnings),
          .exit = passed ? success : check_failed};
}

}  // namespace of_check

const Command check_command{"check", "check jobs against a budget, and show changes that would meet it",
                            "  aicarbon check job.json --budget release.json\n"
                            "  aicarbon check jobs/*.json --budget release.json --format github\n"
                            "  aicarbon check report.json --budget release.json --warn-only\n",
                            of_check::listed, of_check::run};

}  // namespace aicarbon::cli
