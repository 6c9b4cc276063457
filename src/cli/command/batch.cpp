// aicarbon batch TEMPLATE RECORDS: a job for every record of a file.
#include "cli/command/batch.hpp"
#include "cli/command/commands.hpp"
#include "cli/io/streams.hpp"
#include "cli/io/terminal.hpp"
#include "cli/load.hpp"
#include "cli/options.hpp"

#include "diag/codes.hpp"
#include "render/rows.hpp"
#include "report/row_outputs.hpp"
#include "report/totals.hpp"
#include "rows/binding.hpp"
#include "table/csv.hpp"
#include "table/pipeline.hpp"

#include <fmt/format.h>

#include <algorithm>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace aicarbon::cli {
namespace {

constexpr Option job{
    .name = "TEMPLATE",
    .help = "a job used as template: columns replace its values; without RECORDS, a file with one job per line",
    .offers = Offers::files,
    .required = true};
constexpr Option records{
    .name = "RECORDS", .help = "CSV or JSON Lines, plain, .gz or .zst; - is standard input", .offers = Offers::files};
constexpr Option bind{
    .name = "--bind",
    .value = "COLUMN=PATH",
    .help = "the input of the template that a column sets (default: by path, or by a last name that is unique)",
    .repeats = true};
constexpr Option delimiter{.name = "--delimiter",
                           .value = "CHAR",
                           .help = "delimiter of a CSV file: {} (default: as in the header)",
                           .choices = [] {
                             return Words{",", ";", "tab", "|"};
                           }};
constexpr Option empty{.name = "--empty",
                       .value = "WHAT",
                       .help = "what an empty cell means: unknown, or the value of the template",
                       .fallback = "unknown",
                       .choices = [] {
                         return Words{"unknown", "template"};
                       }};
constexpr Option digits{.name = "--digits",
                        .value = "N",
                        .help = "significant digits of rows: 6, or full for the shortest that read back exactly",
                        .fallback = "6",
                        .choices = [] {
                          return Words{"6", "full"};
                        }};
constexpr Option totals{.name = "--totals", .help = "sums over all rows, as a report with ranges"};
constexpr Option by{
    .name = "--by", .value = "COLUMN,…", .help = "columns to group the totals by", .repeats = true, .comma = true};
constexpr Option on_error{
    .name = "--on-error", .value = "WHAT", .help = "what to do at a bad record: {}", .fallback = "stop", .choices = [] {
      return Words{"stop", "skip"};
    }};
constexpr Option rejects{.name = "--rejects",
                         .value = "FILE",
                         .help = "write the rejected records, and why, to FILE as CSV",
                         .offers = Offers::files};
constexpr Option max_rejects{.name = "--max-rejects",
                             .value = "N",
                             .help = "stop after more than N rejected records (default: no limit)",
                             .check = whole_number<0, std::numeric_limits<std::uint64_t>::max()>};
Words format_names() {
  Words names{"jsonl"};
  for (const auto& row : formats()) names.push_back(row.name);
  return names;
}
constexpr Option format{.name = "--format",
                        .value = "FORMAT",
                        .help = "rows: csv (default) or jsonl; totals: as estimate (default table)",
                        .choices = format_names};
constexpr Option samples{.name = "--samples",
                         .value = "N",
                         .help = "number of samples for the ranges of totals; 0 computes best values only",
                         .fallback = "1000",
                         .check = options::samples.check};
constexpr Option own[] = {
    job,          records,  bind,          delimiter,       empty,  digits,          totals,
    by,           on_error, rejects,       max_rejects,     format, options::output, options::deny,
    options::all, samples,  options::seed, options::threads};
constexpr Options listed[] = {own, options::overlays, options::screen};

// The request, read once: what each chunk asks of it costs nothing.
struct Wanted {
  explicit Wanted(const Request& r)
      : job(r.text(cli::job)), records(r.text(cli::records)), delimiter(r.text(cli::delimiter)),
        rejects(r.text(cli::rejects)), format(r.text(cli::format)), by(r.list(cli::by)),
        most_rejects(r.number(max_rejects)), full(r.text(digits) == "full"), from_template(r.text(empty) == "template"),
        stops(r.text(on_error) == "stop"), totals(r.flag(cli::totals)) {}

  std::string job, records, delimiter, rejects, format;
  std::vector<std::string> by;
  std::size_t most_rejects;
  bool full, from_template, stops, totals;
};

Location at_line(const std::string& file, std::size_t line) {
  Location at;
  at.file = file;
  at.line = static_cast<int>(line);
  at.column = 1;
  return at;
}

std::string says(const table::HeaderFault& fault, const std::string& failure) {
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
  case What::nul_byte: return "a NUL byte in the header";
  case What::not_utf8: return "the header is not UTF-8";
  case What::too_long: return "the header is too long";
  case What::bad_json: return fmt::format("the first record is not a flat JSON object: {}", fault.excerpt);
  }
  return "the header cannot be read";
}

// Every chunk takes and gives back the same few MiB of columns. Left to itself the allocator of the C library returns them to the
// system each time, and has them back as empty pages: a seventh of the whole time.
void keep_memory() {
#if defined(__GLIBC__)
  mallopt(M_MMAP_THRESHOLD, 64 << 20);
  mallopt(M_TRIM_THRESHOLD, 128 << 20);
  mallopt(M_TOP_PAD, 4 << 20);
#endif
}

// What a batch does with the chunks of its file.
class Batch {
 public:
  explicit Batch(const Request& request)
      : request_(request), wanted_(request), threads_(options::threads_of(request)) {}

  // Everything up to the first record. The rest is done when --deny has let the template's warnings pass.
  Outcome open(const std::shared_ptr<Batch>& self) {
    keep_memory();
    auto catalog = load_catalog(request_).noted_in(out_);
    const auto source = read_file(wanted_.job).noted_in(out_);
    auto bytes = open_bytes(wanted_.records, failure_).noted_in(out_);
    const auto bindings = rows::read_bindings(request_.list(cli::bind)).noted_in(out_);
    if (!catalog || !source || !bytes || !bindings) return failed();
    catalog_ = std::move(*catalog);
    table::ChunkOptions how;
    if (wanted_.delimiter == "tab") how.delimiter = '\t';
    else if (!wanted_.delimiter.empty()) how.delimiter = wanted_.delimiter.front();
    reader_.emplace(table::unpacked(std::move(*bytes), failure_), how);
    table::Header header;
    if (const auto fault = reader_->open(header)) {
      out_.push_back(diag::make(diag::bad_records, says(*fault, failure_),
                                "a header line of names, or JSON Lines, plain, .gz or .zst",
                                at_line(wanted_.records, fault->line)));
      return failed();
    }
    if (!bind(header, *source, *bindings)) return failed();
    rows_engine_.emplace(*source, catalog_, bound_, wanted_.totals ? report::totals_keys() : keys(),
                         wanted_.from_template);
    if (!rows_engine_->open(out_)) return failed();
    if (!wanted_.totals && !wanted_.format.empty() && wanted_.format != "csv" && wanted_.format != "jsonl") {
      out_.push_back(diag::make(diag::usage, fmt::format("rows are csv or jsonl, not {}", wanted_.format),
                                "add --totals for a report"));
      return failed();
    }
    return {.messages = std::exchange(out_, {}), .warnings = warnings_of(*source, catalog_), .stream = [self] {
              return self->run();
            }};
  }

 private:
  Outcome failed() { return failure(std::move(out_)); }

  Outcome run() {
    if (!wanted_.rejects.empty()) {
      rejects_.emplace(wanted_.rejects);
      if (!put(rejects_->open()) || !put(rejects_->write("row,line,column,code,reason\n"))) return failed();
    }
    const Progress progress("reading records");
    return wanted_.totals ? totals(*reader_, *rows_engine_) : each_row(*reader_, *rows_engine_);
  }

  // Notes what became of a write; false: it failed.
  bool put(Written written) {
    out_ += std::move(written.notes);
    closed_pipe_ = closed_pipe_ || written.closed_pipe;
    return !written.closed_pipe && !has_errors(out_);
  }

  static std::vector<std::string> keys() {
    std::vector<std::string> keys;
    for (const auto& row : report::row_outputs) keys.emplace_back(row.output);
    return keys;
  }

  bool bind(const table::Header& header, const SourceText& source, std::span<const rows::Binding> bindings) {
    auto bound = rows::bind(header.names, bindings, source, out_);
    if (!bound) return false;
    bound_ = std::move(*bound);
    constexpr std::size_t most = 60;
    if (bound_.empty() || bound_.size() > most) {
      out_.push_back(diag::make(diag::bad_binding,
                                bound_.empty() ? "no column of the records is a place of the template"
                                               : "more than sixty columns are bound",
                                "name a column by its path, or --bind COLUMN=/PATH", at_line(wanted_.records, 1)));
      return false;
    }
    plan_.format = header.format;
    plan_.delimiter = header.delimiter;
    format_.names = header.names;
    for (std::size_t c = 0; c < header.names.size(); ++c) {
      const auto of = std::ranges::find(bound_, c, &rows::Bound::column);
      const bool grouped = std::ranges::find(wanted_.by, header.names[c]) != wanted_.by.end();
      using Kind = table::ColumnPlan::Kind;
      if (of != bound_.end() && of->number && grouped) {
        out_.push_back(
            diag::make(diag::bad_binding, fmt::format("\"{}\" is a number: rows are grouped by words", of->name)));
        return false;
      }
      plan_.columns.push_back({header.names[c], of == bound_.end() ? (grouped ? Kind::word : Kind::ignored)
                                                : of->number       ? Kind::number
                                                                   : Kind::word});
      if (of == bound_.end()) format_.through.push_back(c);
    }
    for (const std::string& name : wanted_.by) {
      const auto found = std::ranges::find(header.names, name);
      if (found == header.names.end()) {
        const std::vector<std::string_view> names(header.names.begin(), header.names.end());
        out_.push_back(diag::make(diag::bad_binding, fmt::format("the records have no column \"{}\"", name),
                                  diag::did_you_mean(name, names)));
        return false;
      }
      by_.push_back(static_cast<std::size_t>(found - header.names.begin()));
    }
    format_.json = wanted_.format == "jsonl";
    format_.from_json = header.format == table::RecordFormat::json_lines;
    format_.full = wanted_.full;
    format_.delimiter = header.format == table::RecordFormat::csv ? header.delimiter : ',';
    return true;
  }

  // --- rejected rows -------------------------------------------------------------------------------------------------------------

  struct Rejected {
    std::size_t row, line;
    std::string column, reason;
  };

  // Faults of the file and of the values, in order of rows.
  std::vector<Rejected> rejected(const table::ChunkColumns& chunk, std::span<const rows::Reject> of_values) const {
    std::vector<Rejected> list;
    const auto name = [&](std::size_t column) {
      return column < format_.names.size() ? format_.names[column] : std::string{};
    };
    for (const auto& f : chunk.faults)
      list.push_back({f.record, f.line, name(f.column),
                      f.excerpt.empty() ? std::string(table::describe(f.what))
                                        : fmt::format("{}: {}", table::describe(f.what), f.excerpt)});
    const char* seen = chunk.text.data();
    std::size_t line = chunk.first_line;
    for (const auto& r : of_values) {  // in order of rows
      const char* const begin = chunk.record(r.row).data();
      line += static_cast<std::size_t>(std::count(seen, begin, '\n'));
      seen = begin;
      list.push_back({chunk.first_record + r.row, line, r.has_column ? name(r.column) : std::string{}, r.reason});
    }
    std::ranges::sort(list, {}, &Rejected::row);
    return list;
  }

  // False: stop here.
  bool take_rejects(const std::vector<Rejected>& list) {
    for (const Rejected& r : list) {
      ++rejected_;
      if (wanted_.stops) {
        const std::string column = r.column.empty() ? std::string{} : fmt::format(", column \"{}\"", r.column);
        out_.push_back(diag::make(diag::bad_record, fmt::format("record {}{}: {}", r.row, column, r.reason),
                                  "--on-error skip goes on without such records; --rejects FILE keeps them",
                                  at_line(wanted_.records, r.line)));
        return false;
      }
      if (rejects_ && !put(rejects_->write(fmt::format("{},{},{},{},{}\n", r.row, r.line, table::cell(r.column),
                                                       code_name(diag::bad_record), table::cell(r.reason)))))
        return false;
      if (wanted_.most_rejects > 0 && rejected_ > wanted_.most_rejects) {
        out_.push_back(diag::make(diag::bad_record,
                                  fmt::format("more than {} records are rejected", wanted_.most_rejects),
                                  "the last: " + r.reason, at_line(wanted_.records, r.line)));
        return false;
      }
    }
    return true;
  }

  void count_empty(const table::ChunkColumns& chunk) {
    for (const auto& b : bound_) empty_ += chunk.columns[b.column].empty;
  }

  // Whether the whole file was read.
  bool ended(table::ChunkReader::Result result, const table::Chunk& last) {
    using Result = table::ChunkReader::Result;
    if (result == Result::source_failed)
      out_.push_back(diag::make(failure_.empty() ? diag::bad_records : diag::cannot_read,
                                failure_.empty() ? "the file cannot be read to its end" : failure_, {},
                                at_line(wanted_.records, 0)));
    if (result == Result::record_too_long)
      out_.push_back(diag::make(diag::bad_records, fmt::format("record {} is longer than 64 MiB", last.first_record),
                                "is a quote left open?", at_line(wanted_.records, last.first_line)));
    return !has_errors(out_);
  }

  std::string counts() const {
    std::string text = fmt::format("{} row{}", rows_, rows_ == 1 ? "" : "s");
    if (rejected_ > 0) text += fmt::format(", {} rejected", rejected_);
    if (empty_ > 0)
      text += fmt::format(", {} empty cell{} ({})", empty_, empty_ == 1 ? "" : "s",
                          wanted_.from_template ? "the template's value" : "unknown");
    return text + "\n";
  }

  // --- rows ----------------------------------------------------------------------------------------------------------------------

  struct Text {
    std::string text;
    std::vector<Rejected> rejects;
    std::size_t rows = 0, last_record = 0, empty = 0;
  };

  Text text_of(const table::ChunkColumns& chunk, const rows::Rows& rows) const {
    const auto figures = rows.figures(chunk);
    Text t;
    t.rejects = rejected(chunk, figures.rejects);
    std::vector<bool> skip(chunk.rows);
    for (const auto& f : chunk.faults) skip[f.row] = true;
    for (const auto& r : figures.rejects) skip[r.row] = true;
    if (wanted_.stops && !t.rejects.empty()) {  // rows before the first bad one stand
      std::size_t first = 0;
      while (first < chunk.rows && !skip[first]) ++first;
      for (std::size_t row = first; row < chunk.rows; ++row) skip[row] = true;
    }
    t.text.reserve(chunk.rows * 128 + 64);
    render::write_rows(chunk, figures, skip, format_, t.text);
    t.rows = static_cast<std::size_t>(std::ranges::count(skip, false));
    for (const auto& b : bound_) t.empty += chunk.columns[b.column].empty;
    return t;
  }

  Outcome each_row(table::ChunkReader& reader, rows::Rows& rows) {
    const std::string name = request_.given(options::output) ? request_.text(options::output) : "-";
    GrowingFile output(name);
    if (!put(output.open())) return failed();
    bool stopped = !put(output.write(render::rows_header(format_)));
    table::Chunk last;
    const auto knows = [&](const table::ChunkColumns& chunk) { return rows.knows(chunk); };
    const auto learn = [&](const table::ChunkColumns& chunk) { rows.learn(chunk); };
    const auto write = [&](const table::ChunkColumns& chunk) { return text_of(chunk, rows); };
    const auto take = [&](const Text& t) {
      stopped = stopped || !put(output.write(t.text));
      rows_ += t.rows;
      empty_ += t.empty;
      stopped = stopped || !take_rejects(t.rejects);
      return !stopped;
    };
    const auto result = table::in_rounds(reader, plan_, threads_, knows, learn, write, take, last);
    if (closed_pipe_) return {};
    Outcome outcome{};
    if (stopped || !ended(result, last)) {
      const bool written = std::ranges::none_of(out_, [](const Diagnostic& d) { return d.code == diag::cannot_write; });
      outcome.messages = std::move(out_);
      if (name == "-" && rows_ > 0 && written)
        outcome.remark = fmt::format("{} written to standard output; the rest is missing\n",
                                     rows_ == 1 ? "1 row was" : fmt::format("{} rows were", rows_));
      return outcome;
    }
    if (!put(output.finish()) || (rejects_ && !put(rejects_->finish()))) return failed();
    outcome.messages = std::move(out_);
    outcome.remark = counts();
    return outcome;
  }

  // --- totals --------------------------------------------------------------------------------------------------------------------

  struct Summed {
    rows::Totals::Part part;
    std::vector<Rejected> rejects;
    std::size_t empty = 0;
  };

  Outcome totals(table::ChunkReader& reader, rows::Rows& rows) {
    rows::Totals sums(rows, by_);
    table::Chunk last;
    bool stopped = false;
    const auto knows = [&](const table::ChunkColumns& chunk) { return rows.knows(chunk); };
    const auto learn = [&](const table::ChunkColumns& chunk) {
      rows.learn(chunk);
      sums.learn();
    };
    const auto sum = [&](const table::ChunkColumns& chunk) {
      Summed s{sums.part(chunk), {}, 0};
      s.rejects = rejected(chunk, s.part.rejects);
      for (const auto& b : bound_) s.empty += chunk.columns[b.column].empty;
      return s;
    };
    const auto take = [&](const Summed& s) {
      sums.add(s.part);
      empty_ += s.empty;
      stopped = !take_rejects(s.rejects);
      return !stopped;
    };
    const auto result = table::in_rounds(reader, plan_, threads_, knows, learn, sum, take, last);
    if (stopped || !ended(result, last)) return failed();
    const study::Options how{request_.number(cli::samples), request_.number(options::seed), threads_};
    const auto groups = sums.finish(how);
    const report::BatchNotes notes{rejected_, empty_, wanted_.from_template, sums.has_ranges()};
    if (rejects_ && !put(rejects_->finish())) return failed();
    auto file = report::totals_report(groups, wanted_.records, wanted_.by, notes, catalog_, how);
    auto warnings = warnings_of(file);
    return {
        .document = document(std::move(file), formats()), .messages = std::move(out_), .warnings = std::move(warnings)};
  }

  const Request& request_;
  Wanted wanted_;
  unsigned threads_;
  Diagnostics out_;
  bool closed_pipe_ = false;
  std::string failure_;
  Catalog catalog_;
  std::optional<table::ChunkReader> reader_;
  std::optional<rows::Rows> rows_engine_;
  std::vector<rows::Bound> bound_;
  std::vector<std::size_t> by_;
  table::RecordPlan plan_;
  render::RowFormat format_;
  std::optional<GrowingFile> rejects_;
  std::uint64_t rows_ = 0, rejected_ = 0, empty_ = 0;
};

Outcome run(const Request& request) {
  if (!request.given(records)) return batch_of_jobs(request.text(job), request);
  const auto batch = std::make_shared<Batch>(request);
  return batch->open(batch);
}

}  // namespace

const Command batch_command{"batch", "estimate a job for every record of a file: one row each, or their totals",
                            "  aicarbon batch template.json jobs.csv > figures.csv\n"
                            "  aicarbon batch template.json jobs.jsonl.zst --totals --by team,month\n",
                            listed, run};

}  // namespace aicarbon::cli
