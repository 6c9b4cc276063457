// Jobs and saved reports in, whatever they are.
#include "cli/program.hpp"
#include "cli/terminal.hpp"

#include "report/precision.hpp"

#include <fmt/format.h>

namespace aicarbon::cli {
namespace {

// What a name stands for: a job to estimate, or reports that are there already.
struct Read {
  SourceText source;
  std::optional<Inventory> job;
  std::optional<ReportFile> saved;
};

// With --until: as many samples as the least settled of the jobs needs.
std::optional<Uncertainty> enough_samples(const std::vector<Read>& all, const Options& o,
                                          const EstimateOptions& options) {
  const auto share = report::read_precision(o.until);
  std::vector<const Inventory*> jobs;
  for (const Read& one : all)
    if (one.job) jobs.push_back(&*one.job);
  if (!share || jobs.empty()) return std::nullopt;
  return report::settle(jobs, *share, {options.samples, options.seed, options.threads});
}

}  // namespace

std::optional<Run> load(const std::vector<std::string>& names, const Options& o, Diagnostics& out) {
  const auto catalog = load_catalog(o, out);
  if (!catalog) return std::nullopt;
  std::vector<Read> all;
  for (const std::string& name : names) {
    auto source = read_file(name, out);
    if (!source) continue;
    Read one{std::move(*source), {}, {}};
    if (schema_of(one.source) == "aicarbon.report/1") one.saved = read_report(one.source, out);
    else one.job = prepare(one.source, *catalog, out);
    all.push_back(std::move(one));
  }
  if (has_errors(out)) return std::nullopt;
  EstimateOptions options = estimate_options(o);
  const auto precise = enough_samples(all, o, options);
  if (precise) options.samples = static_cast<std::size_t>(precise->samples);
  Run result{report_file({}, *catalog, options), {}};
  if (precise) result.envelope.uncertainty = *precise;
  const auto warning = report::not_reached(result.envelope.uncertainty);
  const Progress progress(fmt::format("sampling {} rows", options.samples));
  for (Read& one : all) {
    if (one.job) {
      result.jobs.push_back(
          {{estimate(*one.job, options), result.envelope.tool}, result.envelope.uncertainty, one.source});
      if (warning)
        result.jobs.back().of.report.warnings.push_back(
            {code_name(warning->code), "warning", warning->message, warning->help, {}});
    } else
      for (Report& report : one.saved->reports)
        result.jobs.push_back({{std::move(report), one.saved->tool}, one.saved->uncertainty, one.source});
  }
  return result;
}

std::optional<ReportFile> load_reports(const std::vector<std::string>& names, const Options& o, Diagnostics& out) {
  auto run = load(names, o, out);
  if (!run) return std::nullopt;
  ReportFile file = std::move(run->envelope);
  if (names.size() == 1 && !run->jobs.empty()) {  // of a saved report: as it was computed
    file.tool = run->jobs.front().of.tool;
    file.uncertainty = run->jobs.front().uncertainty;
  }
  for (Loaded& one : run->jobs) file.reports.push_back(std::move(one.of.report));
  return file;
}

}  // namespace aicarbon::cli
