// The arrows: text → workload → inventory → report → bytes. The library reads no file, no clock, no environment; it prints nothing.
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
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace aicarbon {

/// How to sample. `threads` changes the speed, never a bit.
struct EstimateOptions {
  std::size_t samples = 10'000;  ///< 0: best values only
  std::uint64_t seed = 1;
  unsigned threads = 1;
};

/// The schema a text names in its first keys, or nothing: "aicarbon.job/1", "aicarbon.report/1".
std::string schema_of(const SourceText& source);

/// Text → Workload; nothing when it has an error.
std::optional<Workload> read_job(const SourceText& source, Diagnostics& out);

/// Workload and catalog → Inventory; nothing when it has an error.
std::optional<Inventory> resolve(const Workload& workload, const Catalog& catalog, Diagnostics& out);

/// Text → Inventory: both steps. When the text is at fault, what can still be looked up is, so that every fault is found in one run.
std::optional<Inventory> prepare(const SourceText& source, const Catalog& catalog, Diagnostics& out);

/// Inventory → Report.
Report estimate(const Inventory& inventory, const EstimateOptions& options = {});

/// The envelope for the reports of one run.
ReportFile report_file(std::vector<Report> reports, const Catalog& catalog, const EstimateOptions& options = {});

/// A saved report → ReportFile; nothing when it is damaged.
std::optional<ReportFile> read_report(const SourceText& source, Diagnostics& out);

/// The base against each head: what changed, why, and whether the difference is real. Samples of the reports do not matter: both
/// sheets are drawn anew, with the same draws of the facts they share.
Comparisons compare(const Compared& base, std::span<const Compared> heads, const EstimateOptions& options = {});

/// The output formats, by name.
std::span<const FormatRow> formats();
std::span<const Format<Comparisons>> comparison_formats();
std::span<const Format<CheckReport>> check_formats();
std::span<const Format<HardwareReport>> hardware_formats();
std::span<const Format<SensitivityStudy>> sensitivity_formats();
std::span<const Format<Sweep>> sweep_formats();

/// A line, the path of a value, or (empty) the total, explained from the sheet: formula, numbers, units, sources. Nothing when the
/// report has neither; `out` then says what is near.
std::optional<std::string> explain(const Report& report, std::string_view what, const RenderOptions& options,
                                   Diagnostics& out);

}  // namespace aicarbon
