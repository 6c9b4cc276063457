// See aicarbon.hpp: each function only calls the room that implements it.
#include <aicarbon/aicarbon.hpp>

#include "json/value.hpp"
#include "lifecycle/formulated.hpp"
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

}  // namespace

std::string schema_of(const SourceText& source) {
  Diagnostics ignored;
  const auto page = report::embedded(source);
  const auto root = json::parse(page ? *page : source, ignored);
  if (!root || root->kind != json::Kind::object) return {};
  const auto* schema = root->find("schema");
  return schema != nullptr && schema->kind == json::Kind::string ? schema->text : std::string{};
}

std::optional<Workload> read_job(const SourceText& source, Diagnostics& out) {
  Diagnostics found;
  auto job = workload::read(source, found);
  const bool sound = !has_errors(found);
  out.insert(out.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  return sound ? std::move(job) : std::nullopt;
}

std::optional<Inventory> prepare(const SourceText& source, const Catalog& catalog, Diagnostics& out) {
  auto job = lifecycle::resolved(source, catalog).noted_in(out);
  if (!job) return std::nullopt;
  Diagnostics infeasible = lifecycle::infeasibility(job->workload, job->inventory);
  if (infeasible.empty()) return std::move(job->inventory);
  out += std::move(infeasible);
  return std::nullopt;
}

std::optional<Inventory> resolve(const Workload& workload, const Catalog& catalog, Diagnostics& out) {
  auto inventory = resolve(workload, catalog, lifecycle::boundary_names(), out);
  if (!inventory) return inventory;
  Diagnostics infeasible = lifecycle::infeasibility(workload, *inventory);
  if (infeasible.empty()) return inventory;
  out += std::move(infeasible);
  return std::nullopt;
}

Report estimate(const Inventory& inventory, const EstimateOptions& options) {
  return report::summarize(inventory, lifecycle::formulate(inventory), study_options(options));
}

ReportFile report_file(std::vector<Report> reports, const Catalog& catalog, const EstimateOptions& options) {
  return report::file_of(std::move(reports), catalog, study_options(options));
}

Comparisons compare(const Compared& base, std::span<const Compared> heads, const EstimateOptions& options) {
  return report::compare(base, heads, study_options(options));
}

std::optional<ReportFile> read_report(const SourceText& source, Diagnostics& out) {
  return report::read(source).noted_in(out);
}

std::span<const FormatRow> formats() { return render::report_formats(); }
std::span<const Format<Comparisons>> comparison_formats() { return render::comparison_formats(); }
std::span<const Format<CheckReport>> check_formats() { return render::check_formats(); }
std::span<const Format<HardwareReport>> hardware_formats() { return render::hardware_formats(); }
std::span<const Format<SensitivityStudy>> sensitivity_formats() { return render::sensitivity_formats(); }
std::span<const Format<Sweep>> sweep_formats() { return render::sweep_formats(); }

std::optional<std::string> explain(const Report& report, std::string_view what, const RenderOptions& options,
                                   Diagnostics& out) {
  return render::explain(report, what, options).noted_in(out);
}

}  // namespace aicarbon
