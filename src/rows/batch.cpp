// See batch.hpp.
#include "rows/batch.hpp"

#include "diag/codes.hpp"
#include "rows/quantity_cell.hpp"
#include "rows/unbound.hpp"
#include "rows/value_list.hpp"
#include "table/absent.hpp"
#include "table/pipeline.hpp"
#include "units/text.hpp"
#include "workload/read.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::rows {
namespace {

Location at_line(const std::string& file, std::size_t line) {
  Location at;
  at.file = file;
  at.line = static_cast<int>(line);
  at.column = 1;
  return at;
}

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

std::string reason_of(const table::RecordFault& f) {
  using What = table::RecordFault::What;
  if (f.what == What::refused || f.what == What::without_unit) return f.excerpt;
  return f.excerpt.empty() ? std::string(table::describe(f.what))
                           : fmt::format("{} ({})", table::describe(f.what), f.excerpt);
}

table::ChunkOptions chunk_options(const BatchOptions& o) {
  table::ChunkOptions how;
  if (o.delimiter) how.delimiter = *o.delimiter;
  return how;
}

}  // namespace

Batch::Batch(const SourceText& job, const Catalog& catalog, const BatchOptions& options, table::ReadBytes bytes,
             std::string& failure)
    : job_(job), catalog_(catalog), options_(options), failure_(failure),
      reader_(table::unpacked(std::move(bytes), failure), chunk_options(options)) {}

// --- before the first record -----------------------------------------------------------------------------------------------------

Diagnostics Batch::open() {
  if (const auto fault = reader_.open(header_))
    return {diag::make(diag::bad_records, in_words(*fault, failure_),
                       "use a CSV file with a header line, or a JSON Lines file, plain or compressed (.gz, .zst)",
                       at_line(options_.file, fault->line))};
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
                       "remove some of these columns", at_line(options_.file, 1))};
  if (bound_.empty()) {
    std::string offers;
    for (const ColumnUse& use : columns_)
      if (!use.offer.empty()) offers += fmt::format("{}--bind '{}'", offers.empty() ? "" : " ", use.offer);
    return {diag::make(diag::bad_binding, "no column of the records is bound to a field of the template",
                       offers.empty() ? "write --bind 'COLUMN=/PATH UNIT', or give a column the path of a field as its "
                                        "name, such as /phases/run/activity/energy_kwh"
                                      : fmt::format("these columns have the names of fields: {}", offers),
                       at_line(options_.file, 1))};
  }
  if (std::ranges::none_of(bound_, is_amount))
    made.notes.push_back(diag::make(
        diag::unbound_amounts, "no column is bound to an amount of work, so every row has the amounts of the template",
        "bind a column to an energy, a time or a number of tokens or requests, for example --bind "
        "'COLUMN=/phases/run/activity/energy kWh'",
        at_line(options_.file, 1)));
  for (const ColumnUse& use : columns_)
    if (auto unbound = measured_but_unbound(use, options_.bindings, bound_, made->fields)) {
      unbound->at = at_line(options_.file, 1);
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
      plan_.columns.push_back({{}, Kind::number, slurm_job_cell(), false});
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

// --- rejected records ------------------------------------------------------------------------------------------------------------

// What to do about a fault, if it is about the whole column.
std::string Batch::help_for(const table::RecordFault& fault) const {
  using What = table::RecordFault::What;
  if (fault.what == What::separated_number && !options_.decimal_comma && header_.format == table::RecordFormat::csv &&
      std::ranges::count(fault.excerpt, ',') == 1)
    return "use --decimal , if the comma is a decimal sign; write numbers without thousands separators";
  if (fault.what == What::refused && fault.column < header_.names.size() &&
      names_slurm_jobs(header_.names[fault.column], options_.bindings))
    return fmt::format(
        "print whole jobs with `sacct -X`, leave the steps out with --on-error skip, or keep them with --bind '{}='",
        units::trimmed(header_.names[fault.column]));
  if (fault.what != What::without_unit) return {};
  const auto of = std::ranges::find(bound_, fault.column, &Bound::column);
  return of == bound_.end() ? std::string{} : ways_to_state_unit(of->name, of->path);
}

// The records of a chunk that are rejected because of faults in the file or in its values, in the order of rows.
std::vector<RejectedRecord> Batch::rejected(const table::ChunkColumns& chunk, std::span<const Reject> of_values) const {
  std::vector<RejectedRecord> list;
  const auto name = [&](std::size_t column) {
    return column < header_.names.size() ? header_.names[column] : std::string{};
  };
  for (const auto& f : chunk.faults) list.push_back({f.record, f.line, name(f.column), reason_of(f), help_for(f)});
  const char* seen = chunk.text.data();
  std::size_t line = chunk.first_line;
  for (const auto& r : of_values) {  // in the order of rows
    const char* const begin = chunk.record(r.row).data();
    line += static_cast<std::size_t>(std::count(seen, begin, '\n'));
    seen = begin;
    list.push_back({chunk.first_record + r.row, line, r.has_column ? name(r.column) : std::string{}, r.reason});
  }
  std::ranges::sort(list, {}, &RejectedRecord::row);
  return list;
}

// Counts and reports rejected records. Returns false if the batch has to stop.
bool Batch::take(const std::vector<RejectedRecord>& list, const BatchSink& sink) {
  for (const RejectedRecord& r : list) {
    ++counts_.rejected;
    if (options_.stops) {
      const std::string column = r.column.empty() ? std::string{} : fmt::format(", column \"{}\"", r.column);
      stopped_by_.push_back(diag::make(
          diag::bad_record, fmt::format("record {}{}: {}", r.row, column, r.reason),
          r.help.empty() ? "use --on-error skip to continue without such records, and --rejects FILE to list them"
                         : r.help,
          at_line(options_.file, r.line)));
      return false;
    }
    if (!sink.reject(r)) return false;
    if (options_.most_rejects && counts_.rejected > *options_.most_rejects) {
      const std::uint64_t most = *options_.most_rejects;
      stopped_by_.push_back(
          diag::make(diag::bad_record,
                     most == 0 ? "a record is rejected, and --max-rejects 0 allows none"
                               : fmt::format("more than {} record{} rejected", most, most == 1 ? " is" : "s are"),
                     "reason for the last rejected record: " + r.reason, at_line(options_.file, r.line)));
      return false;
    }
  }
  return true;
}

std::vector<std::uint64_t> Batch::empty_cells(const table::ChunkColumns& chunk) const {
  std::vector<std::uint64_t> empty;
  for (const Bound& b : bound_) empty.push_back(chunk.columns[b.column].empty);
  return empty;
}

std::vector<ColumnUse> Batch::columns_with_plain_cells() const {
  std::vector<ColumnUse> found;
  for (const ColumnUse& use : columns_) {
    const auto cells = cells_of_hours_.find(use.path);
    if (cells == cells_of_hours_.end() || !*cells->second) continue;
    found.push_back(use);
    found.back().unit = "h";
  }
  return found;
}

Diagnostics Batch::messages() const {
  Diagnostics found = messages_.in_words("row");
  const std::uint64_t header = header_.format == table::RecordFormat::csv ? 1 : 0;
  if (auto sum = column_sums_.last_is_sum(bound_, header + counts_.rows + counts_.rejected))
    found.push_back(std::move(*sum));
  for (Diagnostic& d : found) {
    Location at;  // without a line, because that of the job of one row would explain nothing
    at.file = options_.file;
    at.path = d.at.path;
    d.at = std::move(at);
  }
  return found;
}

void Batch::count(const std::vector<std::uint64_t>& empty, const RowsOfShapes& rows, const RowMessages& messages,
                  std::size_t first_record) {
  messages_.add(messages, first_record);
  counts_.empty_cells.resize(bound_.size());
  for (std::size_t b = 0; b < empty.size(); ++b) counts_.empty_cells[b] += empty[b];
  for (const auto& [shape, n] : rows) rows_of_shapes_[shape] += n;
}

Diagnostics Batch::unread() const {
  Diagnostics found;
  const auto all = rows_->readers(rows_of_shapes_);
  for (std::size_t b = 0; b < bound_.size(); ++b) {
    const Readers& readers = all[b];
    if (readers.filled == readers.read) continue;
    const Bound& bound = bound_[b];
    if (readers.read == 0)
      found.push_back(diag::make(
          diag::bad_binding,
          fmt::format("column \"{}\" is bound to {}, but no figure of any row depends on it", bound.name, bound.path),
          fmt::format("bind it to a field that the job uses, or leave it unbound with --bind '{}='", bound.name)));
    else
      found.push_back(
          diag::make(diag::unread_cells,
                     fmt::format("column \"{}\" is bound to {}, but no figure of {} of {} rows depends on it",
                                 bound.name, bound.path, readers.filled - readers.read, readers.filled),
                     "leave these cells empty, or use a template for each kind of row"));
  }
  return found;
}

// The error if the file was not read to its end; otherwise no message.
Diagnostics Batch::ended(table::ChunkReader::Result result, const table::Chunk& last) const {
  using Result = table::ChunkReader::Result;
  if (result == Result::source_failed)
    return {diag::make(failure_.empty() ? diag::bad_records : diag::cannot_read,
                       failure_.empty() ? "the file cannot be read to its end" : failure_, {},
                       at_line(options_.file, 0))};
  if (result == Result::record_too_long)
    return {diag::make(diag::bad_records, fmt::format("record {} is longer than 64 MiB", last.first_record),
                       "check whether a quote is left open", at_line(options_.file, last.first_line))};
  return {};
}

// --- rows ------------------------------------------------------------------------------------------------------------------------

struct Batch::Text {
  std::string text;
  std::vector<RejectedRecord> rejects;
  std::uint64_t rows = 0;
  std::vector<std::uint64_t> empty;
  RowsOfShapes of_shapes;
  RowMessages messages;
  ColumnSums sums;
  std::size_t first_record = 0;
};

Batch::Text Batch::text_of(const table::ChunkColumns& chunk, const Write& write) const {
  auto figures = rows_->figures(chunk);
  Text t;
  t.of_shapes = std::move(figures.of_shapes);
  t.messages = std::move(figures.messages);
  t.first_record = chunk.first_record;
  t.sums = {chunk, bound_};
  t.rejects = rejected(chunk, figures.rejects);
  std::vector<bool> skip(chunk.rows);
  for (const auto& f : chunk.faults) skip[f.row] = true;
  for (const auto& r : figures.rejects) skip[r.row] = true;
  if (options_.stops && !t.rejects.empty()) {  // rows before the first bad record are kept
    std::size_t first = 0;
    while (first < chunk.rows && !skip[first]) ++first;
    for (std::size_t row = first; row < chunk.rows; ++row) skip[row] = true;
  }
  t.text.reserve(chunk.rows * 128 + 64);
  write(chunk, figures, skip, t.text);
  t.rows = static_cast<std::uint64_t>(std::ranges::count(skip, false));
  t.empty = empty_cells(chunk);
  return t;
}

Diagnostics Batch::each_row(const Write& write, const BatchSink& sink) {
  bool stopped = false;
  table::Chunk last;
  const auto knows = [&](const table::ChunkColumns& chunk) { return rows_->knows(chunk); };
  const auto learn = [&](const table::ChunkColumns& chunk) { rows_->learn(chunk); };
  const auto work = [&](const table::ChunkColumns& chunk) { return text_of(chunk, write); };
  const auto done = [&](const Text& t) {
    stopped = !sink.rows(t.text);
    counts_.rows += t.rows;
    count(t.empty, t.of_shapes, t.messages, t.first_record);
    column_sums_.add(t.sums);
    stopped = stopped || !take(t.rejects, sink);
    return !stopped;
  };
  const auto result = table::in_rounds(reader_, plan_, options_.threads, knows, learn, work, done, last);
  return stopped ? std::move(stopped_by_) : ended(result, last);
}

// Different names of one row of the catalog are one group.
std::vector<GroupTotals> Batch::totals(const study::Options& options) const {
  return sums_->finish(options, [&](std::size_t by, const std::string& text) {
    const auto of = std::ranges::find(bound_, by_[by], &Bound::column);
    return of == bound_.end() ? text : catalog_id(of->field().name, text, catalog_);
  });
}

// --- totals ----------------------------------------------------------------------------------------------------------------------

Diagnostics Batch::sum(const BatchSink& sink) {
  struct Summed {
    Totals::Part part;
    std::vector<RejectedRecord> rejects;
    std::vector<std::uint64_t> empty;
    ColumnSums sums;
    std::size_t first_record = 0;
  };
  bool stopped = false;
  table::Chunk last;
  sums_.emplace(*rows_, by_);
  const auto knows = [&](const table::ChunkColumns& chunk) { return rows_->knows(chunk); };
  const auto learn = [&](const table::ChunkColumns& chunk) {
    rows_->learn(chunk);
    sums_->learn();
  };
  const auto work = [&](const table::ChunkColumns& chunk) {
    Summed s{sums_->part(chunk), {}, empty_cells(chunk), {chunk, bound_}, chunk.first_record};
    s.rejects = rejected(chunk, s.part.rejects);
    return s;
  };
  const auto done = [&](const Summed& s) {
    sums_->add(s.part);
    count(s.empty, s.part.of_shapes, s.part.messages, s.first_record);
    column_sums_.add(s.sums);
    for (const auto& [shape, n] : s.part.of_shapes) counts_.rows += n;
    stopped = !take(s.rejects, sink);
    return !stopped;
  };
  const auto result = table::in_rounds(reader_, plan_, options_.threads, knows, learn, work, done, last);
  return stopped ? std::move(stopped_by_) : ended(result, last);
}

}  // namespace aicarbon::rows
