// See sweep.hpp.
#include "report/sweep.hpp"

#include "diag/codes.hpp"
#include "lifecycle/formulated.hpp"
#include "report/figure.hpp"
#include "report/report_fields.hpp"
#include "report/row_outputs.hpp"
#include "report/summarize.hpp"
#include "report/sweep_points.hpp"
#include "rows/sweep.hpp"
#include "study/study.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace aicarbon::json {

template <>
struct Table<SweepVariable> {
  static std::span<const Field> fields();
};
template <>
struct Table<SweepRow> {
  static constexpr bool row = true;
  static std::span<const Field> fields();
};
template <>
struct Table<Sweep> {
  static std::span<const Field> fields();
};

namespace {

constexpr std::array variable_fields{
    field<&SweepVariable::path>({.name = "path", .doc = "path of the field in the job", .required = true}),
    field<&SweepVariable::values>({.name = "values", .doc = "values as written, in order", .required = true}),
};
constexpr auto row_fields = []<std::size_t... K>(std::index_sequence<K...>) {
  using report::row_outputs;
  return std::array{
      field<&SweepRow::values>({.name = "values", .doc = "values of the point, one per field", .required = true}),
      field<row_outputs[K].figure>({.name = row_outputs[K].column, .doc = row_outputs[K].doc})...,
      field<&SweepRow::objective>(
          {.name = "objective", .doc = "value of the objective, in `objective_unit`", .minimum = -1e300}),
      field<&SweepRow::basis>({.name = "basis", .doc = "basis of the electricity intensities"}),
      field<&SweepRow::complete>(
          {.name = "complete",
           .doc = "true if every line inside the boundary, with all its parts, is `estimated` or `not_applicable`"}),
      field<&SweepRow::reason>({.name = "reason", .doc = "why the point has no result", .omit_empty = true}),
  };
}
(std::make_index_sequence<std::size(report::row_outputs)>{});
constexpr std::array sweep_fields{
    field<&Sweep::schema>({.name = "schema", .doc = "aicarbon.sweep/1", .required = true}),
    field<&Sweep::tool>({.name = "tool", .doc = "tool that computed the sweep"}),
    field<&Sweep::job>({.name = "job", .doc = "file of the job, as typed", .required = true}),
    field<&Sweep::vary>({.name = "vary", .doc = "fields that vary, and their values", .required = true}),
    field<&Sweep::zipped>(
        {.name = "zipped", .doc = "true if values are paired by position, false if all combinations are computed"}),
    field<&Sweep::points>({.name = "points", .doc = "number of points", .required = true}),
    field<&Sweep::objective>({.name = "objective", .doc = "the metric to minimize", .required = true}),
    field<&Sweep::objective_unit>({.name = "objective_unit", .doc = "unit of the metric"}),
    field<&Sweep::best>({.name = "best", .doc = "the point with the smallest value of the metric"}),
    field<&Sweep::worst>({.name = "worst", .doc = "the point with the largest value of the metric"}),
    field<&Sweep::rows>(
        {.name = "rows", .doc = "points in order; with --top, the best ones, best first", .required = true}),
    field<&Sweep::warnings>({.name = "warnings", .doc = "warnings", .omit_empty = true}),
};

}  // namespace

std::span<const Field> Table<SweepVariable>::fields() { return variable_fields; }
std::span<const Field> Table<SweepRow>::fields() { return row_fields; }
std::span<const Field> Table<Sweep>::fields() { return sweep_fields; }

}  // namespace aicarbon::json

namespace aicarbon::report {
namespace {

constexpr std::size_t most_rows = 1'000'000;

std::optional<double> known(double x) { return std::isnan(x) ? std::nullopt : std::optional(x); }

std::vector<SweepRow> rows_at(const rows::SweepSheet& sheet, std::span<const rows::ValueList> vary,
                              std::span<const rows::Limits::Broken> broken, std::span<const std::size_t> points) {
  auto columns = sheet.at(points);
  std::vector<std::string> reasons(points.size());
  for (std::size_t r = 0; r < points.size(); ++r) {
    reasons[r] = reason_of(sheet, broken, points[r]);
    if (!reasons[r].empty())
      for (auto& column : columns) column[r] = std::numeric_limits<double>::quiet_NaN();
  }
  std::vector<SweepRow> rows;
  rows.reserve(points.size());
  for (std::size_t r = 0; r < points.size(); ++r) {
    SweepRow row;
    for (std::size_t v = 0; v < vary.size(); ++v)
      row.values.push_back(vary[v].texts[sheet.points.value_of(v, points[r])]);
    row.objective = known(columns[0][r]);
    for (std::size_t k = 0; k < std::size(row_outputs); ++k) row.*row_outputs[k].figure = known(columns[k + 1][r]);
    const auto words = sheet.words(points[r]);
    row.basis = sheet.merged.basis(words);
    row.complete = reasons[r].empty() && sheet.merged.complete(words);
    row.reason = std::move(reasons[r]);
    rows.push_back(std::move(row));
  }
  return rows;
}

// The `most` points with the smallest objective, smallest first, and ties in the order of the points. Points without a
// value are omitted.
std::vector<std::size_t> ranked(std::span<const double> objective, std::size_t most) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < objective.size(); ++i)
    if (!std::isnan(objective[i])) order.push_back(i);
  const auto less = [&](std::size_t a, std::size_t b) {
    return objective[a] != objective[b] ? objective[a] < objective[b] : a < b;
  };
  most = std::min(most, order.size());
  std::ranges::partial_sort(order, order.begin() + static_cast<std::ptrdiff_t>(most), less);
  order.resize(most);
  return order;
}

// Adds the objective of the unchanged job, as `estimate` computes it, unless that job is invalid.
void add_unchanged(Sweep& s, const SourceText& job, const Catalog& catalog, const SweepRequest& request) {
  const auto formulated = lifecycle::formulated(job, catalog);
  if (!formulated) return;
  const lifecycle::Model& model = formulated->model;
  const auto* output = model.find(request.objective.output);
  if (output == nullptr) return;
  study::Options options;
  options.threads = request.threads;
  s.unchanged = figure(study::sample(model.sheet, std::array{output->node}, options).front());
  s.unchanged_complete = std::ranges::none_of(model.lines, lifecycle::incomplete);
}

}  // namespace

Result<Sweep> sweep(const SourceText& job, const Catalog& catalog, const SweepRequest& request) {
  rows::SweepSpec spec{request.vary, request.zipped, {request.objective.output}, request.threads};
  for (const RowOutput& row : row_outputs) spec.keys.emplace_back(row.output);
  Diagnostics found;
  const auto sheet = rows::prepare_sweep(job, catalog, spec).noted_in(found);
  if (!sheet) return found;
  const std::size_t count = sheet->points.count();
  if (!request.top && count > most_rows) {
    found.push_back(diag::make(diag::bad_values, fmt::format("{} points are too many rows for this output", count),
                               "add --top 10 to keep the best ones"));
    return found;
  }
  const std::int32_t node = sheet->merged.outputs[0];
  if (node < 0) {
    found.push_back(diag::make(diag::unknown_metric,
                               fmt::format("the metric \"{}\" has no value at any point", request.objective.text),
                               "name a line, phase or functional unit that is estimated in this job"));
    return found;
  }
  Sweep s;
  s.tool = file_of({}, catalog, {}).tool;
  s.job = job.name;
  for (const rows::ValueList& values : request.vary) s.vary.push_back({values.path, values.texts});
  s.zipped = request.zipped;
  s.points = static_cast<double>(count);
  s.objective = request.objective.text;
  s.objective_unit = units::base_unit(sheet->merged.sheet.nodes()[static_cast<std::size_t>(node)].dim);
  add_unchanged(s, job, catalog, request);
  std::vector<double> objective(count);
  sheet->column(0, 0, objective, request.threads);
  const auto broken = sheet->broken(0, count);
  const Without without = remove_refused(objective, *sheet, broken);
  const auto [least, most] = [&] {
    std::optional<std::size_t> lowest;
    std::optional<std::size_t> highest;
    for (std::size_t i = 0; i < count; ++i) {
      if (std::isnan(objective[i])) continue;
      if (!lowest || objective[i] < objective[*lowest]) lowest = i;
      if (!highest || objective[i] > objective[*highest]) highest = i;
    }
    return std::pair(lowest, highest);
  }();
  if (least) s.best = rows_at(*sheet, request.vary, broken, std::span(&*least, 1)).front();
  if (most) s.worst = rows_at(*sheet, request.vary, broken, std::span(&*most, 1)).front();
  std::vector<std::size_t> shown(count);
  if (request.top) shown = ranked(objective, *request.top);
  else std::iota(shown.begin(), shown.end(), std::size_t{0});
  s.rows = rows_at(*sheet, request.vary, broken, shown);
  warn_of_bases(s, *sheet);
  warn_of_points(s, *sheet, without, broken);
  note_other_work(s, job);
  return {std::move(s), std::move(found)};
}

std::string to_json(const Sweep& sweep) {
  json::Writer writer;
  json::write_object(writer, json::Table<Sweep>::fields(), &sweep);
  return writer.finish();
}

std::string sweep_schema() {
  return json::schema_document("aicarbon.sweep/1",
                               "One job estimated at many values of some of its fields, computed by aicarbon",
                               json::Table<Sweep>::fields());
}

}  // namespace aicarbon::report
