// See batch.hpp.
#include "rows/batch.hpp"

#include "diag/codes.hpp"
#include "rows/column_hours.hpp"
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

Location Batch::at_line(std::size_t line) const {
  Location at;
  at.file = options_.file;
  at.line = static_cast<int>(line);
  at.column = 1;
  return at;
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
          at_line(r.line)));
      return false;
    }
    if (!sink.reject(r)) return false;
    if (options_.most_rejects && counts_.rejected > *options_.most_rejects) {
      const std::uint64_t most = *options_.most_rejects;
      stopped_by_.push_back(
          diag::make(diag::bad_record,
                     most == 0 ? "a record is rejected, and --max-rejects 0 allows none"
                               : fmt::format("more than {} record{} rejected", most, most == 1 ? " is" : "s are"),
                     "reason for the last rejected record: " + r.reason, at_line(r.line)));
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

Diagnostics Batch::readings() const { return of_columns(rows_->readings(), columns_, options_.file); }

// The header of a CSV file is record 1.
bool Batch::is_first(const table::ChunkColumns& chunk) const {
  return chunk.first_record == (header_.format == table::RecordFormat::csv ? 2 : 1);
}

Diagnostics Batch::devices_in_doubt() const {
  Diagnostics found;
  const auto job = workload::read(job_);
  if (!job) return found;
  for (const Bound& b : bound_)
    if (const auto types = types_of_cells_.find(b.path); types != types_of_cells_.end())
      found += types_in_doubt(*types->second, b, bound_, *job, catalog_);
  return found;
}

Diagnostics Batch::messages() const {
  Diagnostics found = messages_.in_words("row");
  const std::uint64_t header = header_.format == table::RecordFormat::csv ? 1 : 0;
  if (auto sum = column_sums_.total_in(bound_, header, counts_.rows + counts_.rejected))
    found.push_back(std::move(*sum));
  found += points_->notes(bound_);
  if (counter_) found.push_back(*counter_);
  found += devices_in_doubt();
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
                       failure_.empty() ? "the file cannot be read to its end" : failure_, {}, at_line(0))};
  if (result == Result::record_too_long)
    return {diag::make(diag::bad_records, fmt::format("record {} is longer than 64 MiB", last.first_record),
                       "check whether a quote is left open", at_line(last.first_line))};
  return {};
}

// --- rows ------------------------------------------------------------------------------------------------------------------------

struct Batch::Text {
  std::string text;
  std::vector<RejectedRecord> rejects;
  std::uint64_t rows = 0, incomplete = 0;
  std::vector<std::uint64_t> empty;
  RowsOfShapes of_shapes;
  RowMessages messages;
  ColumnSums sums;
  GroupedPoints::Part points;
  std::optional<Diagnostic> counter;
  std::size_t first_record = 0;
};

Batch::Text Batch::text_of(const table::ChunkColumns& chunk, const Write& write) const {
  auto figures = rows_->figures(chunk);
  Text t;
  t.of_shapes = std::move(figures.of_shapes);
  t.messages = std::move(figures.messages);
  t.first_record = chunk.first_record;
  t.sums = {chunk, bound_, figures.rejects};
  t.points = points_->part(chunk, bound_);
  if (is_first(chunk)) t.counter = counter_readings(chunk, bound_, header_.names);
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
  for (std::size_t row = 0; row < chunk.rows; ++row)
    t.incomplete += static_cast<std::uint64_t>(!skip[row] && figures.complete[row] == 0);
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
    counts_.incomplete += t.incomplete;
    count(t.empty, t.of_shapes, t.messages, t.first_record);
    column_sums_.add(t.sums);
    points_->add(t.points);
    if (t.counter) counter_ = t.counter;
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
    GroupedPoints::Part points;
    std::optional<Diagnostic> counter;
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
    Summed s{sums_->part(chunk), {}, empty_cells(chunk), {}, points_->part(chunk, bound_), {}, chunk.first_record};
    if (is_first(chunk)) s.counter = counter_readings(chunk, bound_, header_.names);
    s.rejects = rejected(chunk, s.part.rejects);
    s.sums = {chunk, bound_, s.part.rejects};
    return s;
  };
  const auto done = [&](const Summed& s) {
    sums_->add(s.part);
    count(s.empty, s.part.of_shapes, s.part.messages, s.first_record);
    column_sums_.add(s.sums);
    points_->add(s.points);
    if (s.counter) counter_ = s.counter;
    for (const auto& [shape, n] : s.part.of_shapes) counts_.rows += n;
    stopped = !take(s.rejects, sink);
    return !stopped;
  };
  const auto result = table::in_rounds(reader_, plan_, options_.threads, knows, learn, work, done, last);
  return stopped ? std::move(stopped_by_) : ended(result, last);
}

}  // namespace aicarbon::rows
