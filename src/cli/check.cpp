// aicarbon check JOB… --budget FILE: pass or fail. The one command that reads a clock, for the days of exceptions.
#include "cli/program.hpp"

#include "diag/codes.hpp"
#include "verdict/budget.hpp"
#include "verdict/check.hpp"
#include "verdict/date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace aicarbon::cli {
namespace {

struct Request {
  std::vector<std::string> jobs;
  std::string budget;
  std::string today;
  bool warn_only = false;
  bool exit_zero = false;
  bool allow_incomplete = false;
};

std::string utc_today() {
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

// Baselines are named from the budget's folder.
std::map<std::string, ReportFile> read_baselines(const Budget& budget, const std::string& file, Diagnostics& out) {
  const auto slash = file.rfind('/');
  const std::string folder = slash == std::string::npos ? std::string{} : file.substr(0, slash + 1);
  std::map<std::string, ReportFile> baselines;
  for (const Rule& rule : budget.rules) {
    if (!rule.baseline || baselines.contains(rule.baseline->value)) continue;
    const std::string& name = rule.baseline->value;
    const auto source = read_file(name.starts_with('/') ? name : folder + name, out);
    if (!source) continue;
    if (auto report = read_report(*source, out)) baselines.emplace(name, std::move(*report));
  }
  return baselines;
}

// --warn-only: what would fail is told as a warning.
void soften(CheckReport& report) {
  for (RuleResult& r : report.results)
    if (r.state == "fail" || r.state == "incomplete") r.state = "warn";
  report.passed = true;
}

int run_check(const Request& request, const Options& o) {
  Diagnostics out;
  if (!request.today.empty() && !verdict::is_date(request.today))
    out.push_back(
        diag::make(diag::bad_date, fmt::format("--today \"{}\" is not a date", request.today), "such as 2027-03-31"));
  const auto source = read_file(request.budget, out);
  const auto budget = source ? verdict::read_budget(*source, out) : std::nullopt;
  const auto baselines = budget ? read_baselines(*budget, request.budget, out) : std::map<std::string, ReportFile>{};
  const auto catalog = load_catalog(o, out);
  Options best_only = o;
  best_only.samples = 0;  // each rule draws what it needs
  auto run = load(request.jobs, best_only, out);
  if (has_errors(out) || !budget || !run || !catalog) return report(out, o);
  std::vector<verdict::Checked> jobs;
  for (Loaded& one : run->jobs) jobs.push_back({std::move(one.of), std::move(one.source)});
  if (jobs.empty()) {
    out.push_back(diag::make(diag::usage, "there is no job to check", "a saved report holds none"));
    return report(out, o);
  }
  const EstimateOptions options = estimate_options(o);
  auto verdict = verdict::check(jobs, *budget, baselines, *catalog,
                                {{options.samples, options.seed, options.threads},
                                 request.allow_incomplete,
                                 request.today.empty() ? utc_today() : request.today},
                                out);
  if (!verdict) return report(out, o);
  if (request.warn_only) soften(*verdict);
  (void)report(out, o);
  if (const int code = deliver(*verdict, check_formats(), o, out); code != done) return code;
  return verdict->passed || request.exit_zero ? done : answer_is_no;
}

}  // namespace

void add_check(CLI::App& command, Options& o, std::function<int()>& run) {
  auto request = std::make_shared<Request>();
  command.add_option("JOB", request->jobs, "jobs or saved reports; - is standard input")->type_name("")->required();
  command.add_option("--budget", request->budget, "the rules: aicarbon.budget/1")->type_name("FILE")->required();
  command.add_flag("--warn-only", request->warn_only, "tell what would fail as a warning, and end with 0");
  command.add_flag("--exit-zero", request->exit_zero, "tell the verdict as it is, and end with 0");
  command.add_flag("--allow-incomplete", request->allow_incomplete, "judge what is estimated, though a line is not");
  command.add_option("--today", request->today, "the day by which exceptions end (default: the UTC date)")
      ->type_name("DATE");
  add_sampling_options(command, o);
  add_catalog_option(command, o);
  add_output_options(command, o, check_formats());
  run = [request, &o] { return run_check(*request, o); };
}

}  // namespace aicarbon::cli
