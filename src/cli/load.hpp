// Loads jobs, saved reports and the catalog from the files that a request names.
#pragma once

#include "cli/request.hpp"

#include <aicarbon/aicarbon.hpp>

#include <optional>
#include <string>
#include <vector>

namespace aicarbon::cli {

/// The built-in catalog with the overlays of --catalog, and warnings about their rows.
Result<Catalog> load_catalog(const Request& request);

/// A job that was estimated, or a saved report; `source` is the text it came from.
struct Loaded {
  Compared of;
  Uncertainty uncertainty;
  SourceText source;
};

/// The jobs and saved reports of a run. `envelope` is a report file for them that does not contain them yet.
struct Run {
  ReportFile envelope;
  std::vector<Loaded> jobs;
  std::size_t files = 0;  ///< number of files that the jobs and reports are from
};

/// Reads all files and, once all jobs are valid, estimates them. With `until`, as many samples are drawn as this
/// precision needs.
Result<Run> load(const std::vector<std::string>& names, const Catalog& catalog, const EstimateOptions& sampling,
                 std::optional<double> until = {});

/// Combines jobs and saved reports into one report file.
Result<ReportFile> load_reports(const std::vector<std::string>& names, const Catalog& catalog,
                                const EstimateOptions& sampling, std::optional<double> until = {});

/// The report file of one job that is in no file.
Result<ReportFile> report_of(const SourceText& job, const Catalog& catalog, const EstimateOptions& sampling,
                             std::optional<double> until = {});

/// The warnings of all reports in a file or a run.
Diagnostics warnings_of(const ReportFile& file);
Diagnostics warnings_of(const Run& run);
/// The warnings of a job at best values; none if the job has errors.
Diagnostics warnings_of(const SourceText& job, const Catalog& catalog);

}  // namespace aicarbon::cli
