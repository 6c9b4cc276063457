// See batch.hpp.
#include "rows/batch.hpp"

#include "diag/codes.hpp"
#include "table/pipeline.hpp"

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
  if (!has_errors(found)) found += group();
  if (has_errors(found)) return found;
  rows_.emplace(job_, catalog_, bound_, options_.keys, options_.empty_is_template);
  found += rows_->faults();
  return found;
}

Diagnostics Batch::bind() {
  auto bound = rows::bind(header_.names, options_.bindings, job_);
  if (!bound) return std::move(bound.notes);
  bound_ = std::move(*bound);
  constexpr std::size_t most = 60;
  if (!bound_.empty() && bound_.size() <= most) return std::move(bound.notes);
  return {diag::make(
      diag::bad_binding,
      bound_.empty() ? "no column of the records matches a field of the template"
                     : "more than 60 columns are bound to the template",
      bound_.empty()
          ? "--bind COLUMN=/PATH binds a column; otherwise its name must be the path of a field, or the name "
            "of exactly one field that the template states"
          : "remove some of these columns",
      at_line(options_.file, 1))};
}

// Plans how each column is read, and finds the columns that group the totals.
Diagnostics Batch::group() {
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
    const Kind unbound = grouped ? Kind::word : Kind::ignored;
    plan_.columns.push_back({header_.names[c], of == bound_.end() ? unbound : of->number ? Kind::number : Kind::word});
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

std::vector<std::size_t> Batch::unbound() const {
  std::vector<std::size_t> columns;
  for (std::size_t c = 0; c < header_.names.size(); ++c)
    if (std::ranges::find(bound_, c, &Bound::column) == bound_.end()) columns.push_back(c);
  return columns;
}

// --- rejected records ------------------------------------------------------------------------------------------------------------

// The records of a chunk that are rejected because of faults in the file or in its values, in the order of rows.
std::vector<RejectedRecord> Batch::rejected(const table::ChunkColumns& chunk, std::span<const Reject> of_values) const {
  std::vector<RejectedRecord> list;
  const auto name = [&](std::size_t column) {
    return column < header_.names.size() ? header_.names[column] : std::string{};
  };
  for (const auto& f : chunk.faults)
    list.push_back({f.record, f.line, name(f.column),
                    f.excerpt.empty() ? std::string(table::describe(f.what))
                                      : fmt::format("{} ({})", table::describe(f.what), f.excerpt)});
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
      stopped_by_.push_back(
          diag::make(diag::bad_record, fmt::format("record {}{}: {}", r.row, column, r.reason),
                     "use --on-error skip to continue without such records, and --rejects FILE to list them",
                     at_line(options_.file, r.line)));
      return false;
    }
    if (!sink.reject(r)) return false;
    if (options_.most_rejects > 0 && counts_.rejected > options_.most_rejects) {
      stopped_by_.push_back(diag::make(diag::bad_record,
                                       fmt::format("more than {} record{} rejected", options_.most_rejects,
                                                   options_.most_rejects == 1 ? " is" : "s are"),
                                       "reason for the last rejected record: " + r.reason,
                                       at_line(options_.file, r.line)));
      return false;
    }
  }
  return true;
}

std::uint64_t Batch::empty_cells(const table::ChunkColumns& chunk) const {
  std::uint64_t empty = 0;
  for (const Bound& b : bound_) empty += chunk.columns[b.column].empty;
  return empty;
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
  std::uint64_t rows = 0, empty = 0;
};

Batch::Text Batch::text_of(const table::ChunkColumns& chunk, const Write& write) const {
  const auto figures = rows_->figures(chunk);
  Text t;
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
    counts_.empty_cells += t.empty;
    stopped = stopped || !take(t.rejects, sink);
    return !stopped;
  };
  const auto result = table::in_rounds(reader_, plan_, options_.threads, knows, learn, work, done, last);
  return stopped ? std::move(stopped_by_) : ended(result, last);
}

// --- totals ----------------------------------------------------------------------------------------------------------------------

Diagnostics Batch::sum(const BatchSink& sink) {
  struct Summed {
    Totals::Part part;
    std::vector<RejectedRecord> rejects;
    std::uint64_t empty = 0;
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
    Summed s{sums_->part(chunk), {}, empty_cells(chunk)};
    s.rejects = rejected(chunk, s.part.rejects);
    return s;
  };
  const auto done = [&](const Summed& s) {
    sums_->add(s.part);
    counts_.empty_cells += s.empty;
    stopped = !take(s.rejects, sink);
    return !stopped;
  };
  const auto result = table::in_rounds(reader_, plan_, options_.threads, knows, learn, work, done, last);
  return stopped ? std::move(stopped_by_) : ended(result, last);
}

}  // namespace aicarbon::rows
