// Before the first record of a batch: reads the header, binds its columns, and plans how each is read. See batch.hpp.
#include "rows/batch.hpp"

#include "diag/codes.hpp"
#include "rows/quantity_cell.hpp"
#include "rows/unbound.hpp"
#include "table/absent.hpp"
#include "workload/read.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::rows {
namespace {

std::string in_words(const table::HeaderFault& fault, const std::string& failure) {
  using What = table::HeaderFault::What;
  switch (fault.what) {
  case What::source_failed: return failure.empty() ? "the file cannot be read to its end" : failure;
  case What::no_header: return "the file is empty";
  case What::empty_name: return fmt::format("column {} of the header has no name", fault.column + 1);
  case What::duplicate_name:
    return fmt::format("columns {} and {} of the header are both called \"{}\"", fault.other + 1, fault.column + 1,
                       fault.excerpt);
  case What::open_quote: return "a quote in the header is never closed";
  case What::text_after_quote: return fmt::format("text follows a closing quote in the header: {}", fault.excerpt);
  case What::carriage_returns: return "lines end in bare carriage returns";
  case What::nul_byte: return "the header contains a NUL byte";
  case What::not_utf8: return "the header is not UTF-8";
  case What::too_long: return "the header is too long";
  case What::bad_json: return fmt::format("the first record is not a flat JSON object: {}", fault.excerpt);
  }
  return "the header cannot be read";
}

// Whether a column is bound to an amount of work or of its results: an energy, a power, a time, a mass of CO2e or a
// count.
bool is_amount(const Bound& b) {
  constexpr Dim amounts[] = {dim::energy, dim::time,   dim::device_time,  dim::co2e,      dim::token,     dim::request,
                             dim::data,   dim::device, dim::device_power, dim::node_time, dim::part_time, dim::part};
  if (b.path.starts_with("/phases/") && b.path.ends_with("/users")) return true;
  return b.number && b.path.starts_with("/phases/") && std::ranges::find(amounts, b.quantity.dim) != std::end(amounts);
}

}  // namespace

Diagnostics Batch::open() {
  if (const auto fault = reader_.open(header_))
    return {diag::make(diag::bad_records, in_words(*fault, failure_),
                       "use a CSV file with a header line, or a JSON Lines file, plain or compressed (.gz, .zst)",
                       at_line(fault->line))};
  Diagnostics found = bind();
  if (!has_errors(found)) found += plan();
  if (has_errors(found)) return found;
  rows_.emplace(job_, catalog_, bound_, options_.keys, options_.empty_is_template);
  if (const auto stated = workload::read(job_); stated && stated->perspective)
    perspective_ = stated->perspective->value;
  found += rows_->faults();
  return found;
}

Diagnostics Batch::bind() {
  auto made = rows::bind(header_.names, options_.bindings, job_, Cells::texts);
  if (!made) return std::move(made.notes);
  bound_ = std::move(made->bound);
  columns_ = std::move(made->columns);
  constexpr std::size_t most = 60;
  if (bound_.size() > most)
    return {diag::make(diag::bad_binding, "more than 60 columns are bound to the template",
                       "remove some of these columns", at_line(1))};
  if (bound_.empty()) {
    std::string offers;
    for (const ColumnUse& use : columns_)
      if (!use.offer.empty()) offers += fmt::format("{}--bind '{}'", offers.empty() ? "" : " ", use.offer);
    return {diag::make(diag::bad_binding, "no column of the records is bound to a field of the template",
                       offers.empty() ? "write --bind 'COLUMN=/PATH UNIT', or give a column the path of a field as its "
                                        "name, such as /phases/run/activity/energy_kwh"
                                      : fmt::format("these columns have the names of fields: {}", offers),
                       at_line(1))};
  }
  if (std::ranges::none_of(bound_, is_amount))
    made.notes.push_back(diag::make(
        diag::unbound_amounts, "no column is bound to an amount of work, so every row has the amounts of the template",
        "bind a column to an energy, a time or a number of tokens or requests, for example --bind "
        "'COLUMN=/phases/run/activity/energy kWh'",
        at_line(1)));
  for (const ColumnUse& use : columns_)
    if (auto unbound = measured_but_unbound(use, options_.bindings, bound_, made->fields)) {
      unbound->at = at_line(1);
      made.notes.push_back(std::move(*unbound));
    }
  return std::move(made.notes);
}

table::ColumnPlan Batch::bound_plan(const Bound& bound) {
  using Kind = table::ColumnPlan::Kind;
  table::ColumnPlan plan{bound.name, bound.number ? Kind::number : Kind::word};
  for (const table::AbsentWord& absent : table::absent_words) plan.absent.emplace_back(absent.word);
  plan.absent.insert(plan.absent.end(), options_.absent.begin(), options_.absent.end());
  if (!bound.number) return plan;
  const NumberStyle style{bound.quantity.in_cells, options_.decimal_comma};
  std::shared_ptr<std::atomic<bool>> plain;
  if (bound.quantity.in_cells && bound.quantity.dim == dim::device_time)
    plain = cells_of_hours_.emplace(bound.path, std::make_shared<std::atomic<bool>>(false)).first->second;
  plan.read = quantity_cell(bound.field(), bound.quantity.dim, style, std::move(plain));
  plan.is_plain = !style.units_in_cells && !style.decimal_comma;
  return plan;
}

// Plans how each column is read, and finds the columns that group the totals.
Diagnostics Batch::plan() {
  plan_.format = header_.format;
  plan_.delimiter = header_.delimiter;
  for (std::size_t c = 0; c < header_.names.size(); ++c) {
    const auto of = std::ranges::find(bound_, c, &Bound::column);
    const bool grouped = std::ranges::find(options_.by, header_.names[c]) != options_.by.end();
    if (of != bound_.end() && of->number && grouped)
      return {diag::make(
          diag::bad_binding,
          fmt::format("column \"{}\" contains numbers, but rows can be grouped only by columns of text", of->name))};
    using Kind = table::ColumnPlan::Kind;
    if (of != bound_.end()) plan_.columns.push_back(bound_plan(*of));
    else if (!grouped && names_slurm_jobs(header_.names[c], options_.bindings))
      plan_.columns.push_back({.kind = Kind::ignored, .check = slurm_job_cell()});
    else plan_.columns.push_back({header_.names[c], grouped ? Kind::word : Kind::ignored});
    plan_.columns.back().name = header_.names[c];
  }
  for (const std::string& name : options_.by) {
    const auto found = std::ranges::find(header_.names, name);
    if (found == header_.names.end()) {
      const std::vector<std::string_view> names(header_.names.begin(), header_.names.end());
      return {diag::make(diag::bad_binding, fmt::format("the records have no column \"{}\"", name),
                         diag::did_you_mean(name, names))};
    }
    by_.push_back(static_cast<std::size_t>(found - header_.names.begin()));
  }
  return {};
}

}  // namespace aicarbon::rows
