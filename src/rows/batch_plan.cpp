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

// What to type if no column is bound: the bindings of columns whose names are those of fields, or suggest them.
std::string help_to_bind(std::span<const ColumnUse> columns, std::span<const Binding> stated,
                         std::span<const std::string> fields) {
  std::string offers;
  for (const ColumnUse& use : columns) {
    const std::string meant = use.meant.empty() ? std::string() : fmt::format("{}={}", use.column, use.meant);
    if (const std::string& offer = use.offer.empty() ? meant : use.offer; !offer.empty())
      offers += fmt::format("{}--bind '{}'", offers.empty() ? "" : " ", offer);
  }
  if (!offers.empty()) return fmt::format("these columns have the names of fields: {}", offers);
  for (const ColumnUse& use : columns)
    if (const auto measured = measured_but_unbound(use, stated, {}, fields)) {
      const std::string& help = measured->help;
      return fmt::format("column \"{}\": {}", use.column, help.substr(0, help.rfind(", or leave it out")));
    }
  return "write --bind 'COLUMN=/PATH UNIT', or give a column the path of a field as its name, such as "
         "/phases/run/activity/energy_kwh";
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
  points_.emplace(header_.format == table::RecordFormat::csv && header_.delimiter == ';' && !options_.decimal_comma,
                  bound_.size());
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
    return {diag::make(diag::bad_binding, "no column of the records is bound to a field of the template",
                       help_to_bind(columns_, options_.bindings, made->fields), at_line(1))};
  }
  Diagnostics about = amounts_of_template(bound_, made->fields);
  for (const ColumnUse& use : columns_)
    if (auto unbound = measured_but_unbound(use, options_.bindings, bound_, made->fields))
      about.push_back(std::move(*unbound));
  for (Diagnostic& d : about) {
    d.at = at_line(1);
    made.notes.push_back(std::move(d));
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
  std::shared_ptr<DeviceTypes> types;
  if (bound.quantity.dim == dim::device || bound.quantity.dim == dim::part)
    types = types_of_cells_.emplace(bound.path, std::make_shared<DeviceTypes>()).first->second;
  plan.read = quantity_cell(bound.field(), bound.quantity.dim, style, std::move(plain), std::move(types));
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
