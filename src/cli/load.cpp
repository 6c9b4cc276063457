// See load.hpp.
#include "cli/load.hpp"

#include "cli/io/files.hpp"
#include "cli/io/memory.hpp"
#include "cli/io/terminal.hpp"
#include "cli/log.hpp"
#include "cli/options.hpp"

#include "inventory/default_limits.hpp"
#include "lifecycle/formulate.hpp"
#include "report/precision.hpp"
#include "report/summarize.hpp"

#include <fmt/format.h>

namespace aicarbon::cli {
namespace {

// The content of a file: a job to estimate, or saved reports.
struct Read {
  SourceText source;
  std::optional<Inventory> job;
  std::optional<ReportFile> saved;
};

// `prepare` of the library in its two steps, each of which is logged.
Result<Inventory> prepared(const SourceText& source, const Catalog& catalog) {
  Diagnostics found;
  const auto job = log::timed("read", [&] { return read_job(source); }).noted_in(found);
  if (!job) return prepare(source, catalog);  // its messages include the unknown names of a job that cannot be read
  const log::Step step("resolve");
  auto inventory = resolve(*job, catalog).noted_in(found);
  if (!inventory) return found;
  return {std::move(*inventory), std::move(found)};
}

Read read_one(SourceText source, const Catalog& catalog, Diagnostics& found) {
  Read one{std::move(source), {}, {}};
  if (schema_of(one.source) == "aicarbon.report/1")
    one.saved = log::timed("read", [&] { return read_report(one.source); }).noted_in(found);
  else one.job = prepared(one.source, catalog).noted_in(found);
  return one;
}

// Reads every file even if one has a fault, so that all faults are reported at once.
Result<std::vector<Read>> read_all(const std::vector<std::string>& names, const Catalog& catalog) {
  std::vector<Read> all;
  Diagnostics found;
  for (const std::string& name : names)
    if (auto source = read_file(name).noted_in(found)) all.push_back(read_one(*std::move(source), catalog, found));
  if (has_errors(found)) return found;
  return all;
}

// `estimate` of the library in its two steps, each of which is logged.
Report estimated(const Inventory& job, const EstimateOptions& o) {
  lifecycle::Model model = log::timed("formulate", [&] { return lifecycle::formulate(job); });
  log::info([&] {
    return fmt::format("sheet of \"{}\": {} inputs, {} cells", job.name, model.sheet.inputs().size(),
                       model.sheet.nodes().size());
  });
  const log::Step step("sample");
  return report::summarize(job, std::move(model), {o.samples, o.seed, o.threads}, o.ranged_phases);
}

// The number of samples at which the total of every job is as precise as `share` requires, or the maximum number.
Uncertainty enough_samples(const std::vector<Read>& all, double share, const EstimateOptions& o) {
  std::vector<const Inventory*> jobs;
  for (const Read& one : all)
    if (one.job) jobs.push_back(&*one.job);
  return jobs.empty() ? Uncertainty{} : report::settle(jobs, share, {o.samples, o.seed, o.threads});
}

Run run_of(std::vector<Read> all, const Catalog& catalog, const EstimateOptions& sampling,
           std::optional<double> until) {
  EstimateOptions o = sampling;
  std::optional<Uncertainty> precise;
  if (until) precise = enough_samples(all, *until, o);
  if (precise && precise->samples > 0) o.samples = static_cast<std::size_t>(precise->samples);
  else precise.reset();
  Run run{report_file({}, catalog, o), {}, all.size()};
  if (precise) run.envelope.uncertainty = *precise;
  const auto warning = report::not_reached(run.envelope.uncertainty);
  const Progress progress(fmt::format("drawing {} samples", o.samples));
  for (Read& one : all) {
    if (one.job) {
      run.jobs.push_back({{estimated(*one.job, o), run.envelope.tool}, run.envelope.uncertainty, one.source});
      one.job.reset();
      release_freed_memory();
      if (warning)
        run.jobs.back().of.report.warnings.push_back({{warning->code}, "warning", warning->message, warning->help, {}});
    } else {
      for (Report& report : one.saved->reports)
        run.jobs.push_back({{std::move(report), one.saved->tool}, one.saved->uncertainty, one.source});
    }
  }
  return run;
}

ReportFile file_of(Run run) {
  ReportFile file = std::move(run.envelope);
  if (run.files == 1 && !run.jobs.empty()) {  // keeps the tool and the samples of a saved report
    file.tool = run.jobs.front().of.tool;
    file.uncertainty = run.jobs.front().uncertainty;
  }
  for (Loaded& one : run.jobs) file.reports.push_back(std::move(one.of.report));
  return file;
}

}  // namespace

Result<Catalog> load_catalog(const Request& request) {
  const log::Step step("catalog");
  Catalog catalog = builtin_catalog();
  const auto directories = request.list(options::catalog);
  Diagnostics found;
  for (const std::string& directory : directories) {
    const auto files = read_directory(directory);
    if (!files) {
      found += files.notes;
      return found;
    }
    log::info([&] { return fmt::format("overlay {}: {} files", directory, files->size()); });
    found += overlay(catalog, directory, *files);
  }
  if (!directories.empty() && !has_errors(found)) {
    found += lint(catalog);
    found += inventory::lint_defaults(catalog);
  }
  std::erase_if(found, [](const Diagnostic& d) { return d.severity == Severity::note; });
  if (has_errors(found)) return found;
  log::debug([&] { return fmt::format("catalog {}, sha256 {}", catalog.version, catalog.sha256); });
  return {std::move(catalog), std::move(found)};
}

Result<Run> load(const std::vector<std::string>& names, const Catalog& catalog, const EstimateOptions& sampling,
                 std::optional<double> until) {
  auto all = read_all(names, catalog);
  if (!all) return std::move(all.notes);
  return run_of(*std::move(all), catalog, sampling, until);
}

Result<ReportFile> load_reports(const std::vector<std::string>& names, const Catalog& catalog,
                                const EstimateOptions& sampling, std::optional<double> until) {
  auto run = load(names, catalog, sampling, until);
  if (!run) return std::move(run.notes);
  return file_of(*std::move(run));
}

Result<ReportFile> report_of(const SourceText& job, const Catalog& catalog, const EstimateOptions& sampling,
                             std::optional<double> until) {
  Diagnostics found;
  std::vector<Read> all;
  all.push_back(read_one(job, catalog, found));
  if (has_errors(found)) return found;
  return file_of(run_of(std::move(all), catalog, sampling, until));
}

Diagnostics warnings_of(const ReportFile& file) {
  Diagnostics all;
  for (const Report& report : file.reports) all += messages_of(report.warnings, report.name);
  return all;
}

Diagnostics warnings_of(const Run& run) {
  Diagnostics all;
  for (const Loaded& job : run.jobs) all += messages_of(job.of.report.warnings, job.of.report.name);
  return all;
}

Diagnostics warnings_of(const SourceText& job, const Catalog& catalog) {
  const auto inventory = prepare(job, catalog);
  if (!inventory) return {};
  const Report report = estimate(*inventory, {.samples = 0});
  return messages_of(report.warnings, report.name);
}

}  // namespace aicarbon::cli
