// The functions of the public library, in the order of its pipeline: text → workload → inventory → report → bytes. The
// library reads no files, no clock and no environment variables, and it prints nothing.
#pragma once

#include <aicarbon/budget.hpp>
#include <aicarbon/catalog.hpp>
#include <aicarbon/check.hpp>
#include <aicarbon/comparison.hpp>
#include <aicarbon/diagnostic.hpp>
#include <aicarbon/format.hpp>
#include <aicarbon/hardware.hpp>
#include <aicarbon/inventory.hpp>
#include <aicarbon/quantity.hpp>
#include <aicarbon/report.hpp>
#include <aicarbon/sensitivity.hpp>
#include <aicarbon/sheet.hpp>
#include <aicarbon/sweep.hpp>
#include <aicarbon/workload.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace aicarbon {

/// How to sample. `threads` affects the speed but not a single bit of the result.
struct EstimateOptions {
  std::size_t samples = 10'000;  ///< 0 computes best values only
  std::uint64_t seed = 1;
  unsigned threads = 1;
  /// How many phases have ranges: those with the largest totals. All other phases and their lines have best values
  /// only. If absent, all phases have ranges.
  std::optional<std::size_t> ranged_phases = {};
};

/// The value of the top-level key `schema` of a document, such as "aicarbon.job/1" or "aicarbon.report/1"; empty if the
/// document has none. The document may also be embedded in an HTML page of aicarbon.
std::string schema_of(const SourceText& source);

/// Text → Workload.
Result<Workload> read_job(const SourceText& source);

/// Workload and catalog → Inventory.
Result<Inventory> resolve(const Workload& workload, const Catalog& catalog);

/// Text → Inventory: both steps in one. Names are resolved even if the text has errors, so that one run also finds
/// unknown names.
Result<Inventory> prepare(const SourceText& source, const Catalog& catalog);

/// Inventory → Report.
Report estimate(const Inventory& inventory, const EstimateOptions& options = {});

/// The envelope for the reports of one run.
ReportFile report_file(std::vector<Report> reports, const Catalog& catalog, const EstimateOptions& options = {});

/// A saved report → ReportFile.
Result<ReportFile> read_report(const SourceText& source);

/// Compares the base with each head: what changed, why, and whether the difference is significant. The samples of the
/// reports are not used: both sheets are sampled again, with the same draws for the facts that they share.
Comparisons compare(const Compared& base, std::span<const Compared> heads, const EstimateOptions& options = {});

/// The output formats of reports and of each other kind of document.
std::span<const FormatRow> formats();
std::span<const Format<Comparisons>> comparison_formats();
std::span<const Format<CheckReport>> check_formats();
std::span<const Format<HardwareReport>> hardware_formats();
std::span<const Format<SensitivityStudy>> sensitivity_formats();
std::span<const Format<Sweep>> sweep_formats();

/// Explains a line, the value at a path, or (if `what` is empty) the total: formula, numbers, units and sources, from
/// the sheet. If the report has no such line or path, the error lists the nearest names.
Result<std::string> explain(const Report& report, std::string_view what, const RenderOptions& options);

}  // namespace aicarbon
