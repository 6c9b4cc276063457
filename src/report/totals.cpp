// See totals.hpp. Turns the summed outputs of rows (row_outputs.hpp) into figures of a report.
#include "report/totals.hpp"

#include "emission_sources.hpp"
#include "report/bases.hpp"
#include "report/figure.hpp"
#include "report/row_outputs.hpp"
#include "report/scopes.hpp"
#include "report/summarize.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::report {
namespace {

std::size_t index_of(std::string_view output) {
  static const std::vector<std::string> keys = totals_keys();
  return static_cast<std::size_t>(std::ranges::find(keys, output) - keys.begin());
}

std::optional<Figure> figure(const rows::GroupTotals& t, std::string_view output) {
  const std::size_t k = index_of(output);
  // may lack rows: the report is then incomplete, or these rows have no such stage or scope
  const bool co2e = output == "total/co2e" || output.starts_with("by_stage/") || output.starts_with("by_scope/");
  if (t.unknown_rows[k] == t.rows || (!co2e && t.unknown_rows[k] > 0)) return std::nullopt;
  return report::figure(t.outputs[k]);
}

std::string name_of(const rows::GroupTotals& t, const std::string& name, std::span<const std::string> by) {
  std::string label;
  for (std::size_t k = 0; k < by.size(); ++k)
    label += fmt::format("{}{} = {}", k == 0 ? "" : ", ", by[k], t.group[k].empty() ? "(empty)" : t.group[k]);
  return label.empty() ? name : label;
}

std::string output_of(lifecycle::Scope scope) { return "by_scope/" + scope_key(scope); }

// The market-based total exists if it is known for every row that has a total. A scope is then the sum over the rows
// that have it.
std::optional<Figure> market_figure(const rows::GroupTotals& t, std::string_view output) {
  const std::size_t market = index_of("total/co2e_market");
  if (t.unknown_rows[market] != t.unknown_rows[index_of("total/co2e")]) return std::nullopt;
  const std::size_t k = index_of(output);
  if (t.unknown_rows[k] == t.rows) return std::nullopt;
  return report::figure(t.outputs[k]);
}

void scopes(Report& r, const rows::GroupTotals& t) {
  for (const lifecycle::Scope& scope : all_scopes()) {
    const std::string output = output_of(scope);
    ScopeFigure f;
    f.scope = scope_number(scope.scope);
    f.category = scope_number(scope.category);
    f.co2e_kg = figure(t, output);
    f.co2e_market_kg = market_figure(t, output + "/market");
    f.complete = r.complete;  // rows do not say which of their lines are not estimated
    if (f.co2e_kg) r.by_scope.push_back(std::move(f));
  }
}

void note(Report& r, std::string message, std::string help) {
  r.warnings.push_back({{diag::batch_summary}, "note", std::move(message), std::move(help), ""});
}

}  // namespace

std::vector<std::string> totals_keys() {
  std::vector<std::string> keys;
  for (const RowOutput& row : row_outputs) keys.emplace_back(row.output);
  keys.emplace_back("total/it_energy");
  keys.emplace_back("total/co2e_market");
  for (const lifecycle::Scope& scope : all_scopes()) {
    keys.push_back(output_of(scope));
    keys.push_back(output_of(scope) + "/market");
  }
  return keys;
}

ReportFile totals_report(std::span<const rows::GroupTotals> groups, const std::string& name,
                         std::span<const std::string> by, const BatchNotes& notes, const Catalog& catalog,
                         const study::Options& options) {
  std::vector<Report> reports;
  for (const rows::GroupTotals& t : groups) {
    Report r;
    r.name = name_of(t, name, by);
    r.complete = t.incomplete_rows == 0;
    r.perspective = notes.perspective;
    r.total.co2e_kg = figure(t, "total/co2e");
    r.total.energy_kwh = figure(t, "total/energy");
    r.total.it_energy_kwh = figure(t, "total/it_energy");
    r.total.water_l = figure(t, "total/water");
    r.total.co2e_market_kg = market_figure(t, "total/co2e_market");
    if (!r.total.co2e_market_kg)
      r.co2e_market_reason =
          r.total.co2e_kg
              ? "some rows have no market-based figure: a site states no \"market_based\", a contract is unknown, or operation is stated as \"co2e\""
              : "nothing is estimated";
    scopes(r, t);
    if (!r.total.energy_kwh) r.energy_reason = "some rows have no energy figure";
    if (!r.total.water_l) r.water_reason = "some rows have no complete water figure";
    for (const auto stage : stage_names)
      r.by_stage.emplace_back(stage, StageFigure{figure(t, fmt::format("by_stage/{}", stage))});
    note(r, fmt::format("{} row{}", t.rows, t.rows == 1 ? "" : "s"),
         "an uncertain input has the same draws in every row");
    if (t.incomplete_rows > 0)
      note(r, fmt::format("rows that contain a line that is not estimated: {}", t.incomplete_rows),
           "the figures of these rows are sums of the estimated lines");
    if (notes.empty_cells > 0)
      note(r, fmt::format("{} cell{} empty", notes.empty_cells, notes.empty_cells == 1 ? " was" : "s were"),
           notes.empty_is_template
               ? "the value of the template was used"
               : "an empty cell counts as unknown; use --empty template to take the value of the template");
    if (notes.rejected > 0)
      note(r, fmt::format("{} row{} rejected", notes.rejected, notes.rejected == 1 ? " was" : "s were"),
           "--rejects FILE lists the rejected rows and the reasons");
    if (!notes.has_ranges)
      note(
          r,
          "there are no ranges, because a figure combines a column and an uncertain input inseparably, for example in a maximum",
          "the best values are sums over all rows");
    if (auto warning = different_bases(t.bases, "rows")) r.warnings.push_back(std::move(*warning));
    for (const Diagnostic& d : notes.of_rows)
      r.warnings.push_back(
          {{d.code}, d.severity == Severity::warning ? "warning" : "note", d.message, d.help, d.at.path});
    r.columns = notes.columns;
    reports.push_back(std::move(r));
  }
  return file_of(std::move(reports), catalog, options);
}

}  // namespace aicarbon::report
