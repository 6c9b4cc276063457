// Implements aicarbon.hpp: the functions of the public library call the code in the folders of src/.
#include <aicarbon/aicarbon.hpp>

#include "diag/codes.hpp"
#include "inventory/resolve.hpp"
#include "json/value.hpp"
#include "lifecycle/feasible.hpp"
#include "lifecycle/formulate.hpp"
#include "lifecycle/warnings.hpp"
#include "render/check/formats.hpp"
#include "render/comparison/formats.hpp"
#include "render/hardware/formats.hpp"
#include "render/report/explain.hpp"
#include "render/report/formats.hpp"
#include "render/sensitivity/formats.hpp"
#include "render/sweep/formats.hpp"
#include "report/comparison.hpp"
#include "report/embedded.hpp"
#include "report/report.hpp"
#include "report/summarize.hpp"
#include "workload/read.hpp"

namespace aicarbon {
namespace {

study::Options study_options(const EstimateOptions& o) { return {o.samples, o.seed, o.threads}; }

// The inventory, with warnings that need its formulas, or the errors that say why it is infeasible.
Result<Inventory> feasible(Result<Inventory> inventory) {
  if (!inventory) return inventory;
  Diagnostics faults = lifecycle::infeasibility(*inventory);
  if (faults.empty()) {
    inventory->notes += lifecycle::warnings(*inventory);
    diag::sort(inventory->notes);
    return inventory;
  }
  inventory.notes += std::move(faults);
  return std::move(inventory.notes);
}

}  // namespace

std::string schema_of(const SourceText& source) {
  const auto page = report::embedded(source);
  const auto root = json::parse(page ? *page : source);
  if (!root || root->kind != json::Kind::object) return {};
  const auto* schema = root->find("schema");
  return schema != nullptr && schema->kind == json::Kind::string ? schema->text : std::string{};
}

Result<Workload> read_job(const SourceText& source) {
  auto job = workload::read(source);
  if (!job || has_errors(job.faults)) return std::move(job.faults);
  return {std::move(*job), std::move(job.faults)};
}

Result<Inventory> resolve(const Workload& workload, const Catalog& catalog) {
  return feasible(inventory::resolved(workload, catalog));
}

Result<Inventory> prepare(const SourceText& source, const Catalog& catalog) {
  return feasible(inventory::resolved(source, catalog));
}

Report estimate(const Inventory& inventory, const EstimateOptions& options) {
  return report::summarize(inventory, lifecycle::formulate(inventory), study_options(options), options.ranged_phases);
}

ReportFile report_file(std::vector<Report> reports, const Catalog& catalog, const EstimateOptions& options) {
  return report::file_of(std::move(reports), catalog, study_options(options));
}

Comparisons compare(const Compared& base, std::span<const Compared> heads, const EstimateOptions& options) {
  return report::compare(base, heads, study_options(options));
}

Result<ReportFile> read_report(const SourceText& source) { return report::read(source); }

std::span<const FormatRow> formats() { return render::report_formats(); }
std::span<const Format<Comparisons>> comparison_formats() { return render::comparison_formats(); }
std::span<const Format<CheckReport>> check_formats() { return render::check_formats(); }
std::span<const Format<HardwareReport>> hardware_formats() { return render::hardware_formats(); }
std::span<const Format<SensitivityStudy>> sensitivity_formats() { return render::sensitivity_formats(); }
std::span<const Format<Sweep>> sweep_formats() { return render::sweep_formats(); }

Result<std::string> explain(const Report& report, std::string_view what, const RenderOptions& options) {
  return render::explain(report, what, options);
}

}  // namespace aicarbon
