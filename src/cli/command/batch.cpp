// aicarbon batch TEMPLATE [RECORDS]: estimates a job for every record of a file, or every job in a file of jobs.
#include "cli/columns.hpp"
#include "cli/command/commands.hpp"
#include "cli/io/streams.hpp"
#include "cli/io/terminal.hpp"
#include "cli/load.hpp"
#include "cli/log.hpp"
#include "cli/options.hpp"

#include "diag/codes.hpp"
#include "render/rows.hpp"
#include "report/row_outputs.hpp"
#include "report/totals.hpp"
#include "rows/batch.hpp"
#include "rows/batch_jobs.hpp"
#include "table/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace aicarbon::cli {
namespace of_batch {

constexpr Option job{
    .name = "TEMPLATE",
    .help = "a job used as a template, whose values the columns replace; without RECORDS, a file with one job per line",
    .offers = Offers::files,
    .required = true};
constexpr Option records{
    .name = "RECORDS", .help = "CSV or JSON Lines, plain, .gz or .zst; - is standard input", .offers = Offers::files};
std::string short_word(std::string_view word) {
  return word.empty() || word.size() > 32 ? "must have 1 to 32 bytes" : "";
}
constexpr Option bind{
    .name = "--bind",
    .value = "COLUMN=PATH[ UNIT]",
    .help =
        "bind COLUMN to the field at PATH, with the unit of its numbers after a space; COLUMN alone binds it to the only field of that name, and COLUMN= leaves it unbound (default: by its name, if that is a path or contains a unit)",
    .repeats = true};
constexpr Option absent{.name = "--na",
                        .value = "WORD",
                        .help =
                            "a further word that means the same as an empty cell, besides N/A, nan, None, - and others",
                        .check = short_word,
                        .repeats = true};
constexpr Option decimal{
    .name = "--decimal", .value = "SIGN", .help = "decimal sign of a CSV file: {}", .fallback = "point", .choices = [] {
      return Words{"point", ",", "comma"};
    }};
constexpr Option delimiter{
    .name = "--delimiter",
    .value = "CHAR",
    .help = "delimiter of a CSV file: one of , ; tab | (default: the most frequent of these in the header)",
    .choices = [] {
      return Words{",", ";", "tab", "|"};
    }};
constexpr Option empty{.name = "--empty",
                       .value = "WHAT",
                       .help = "what an empty cell means: unknown, or template (the value of the template)",
                       .fallback = "unknown",
                       .choices = [] {
                         return Words{"unknown", "template"};
                       }};
constexpr Option digits{.name = "--digits",
                        .value = "N",
                        .help = "significant digits in CSV rows: 6, or full (the fewest that read back exactly)",
                        .fallback = "6",
                        .choices = [] {
                          return Words{"6", "full"};
                        }};
constexpr Option totals{.name = "--totals", .help = "print sums over all rows, as a report with ranges"};
constexpr Option by{
    .name = "--by", .value = "COLUMN,…", .help = "columns to group the totals by", .repeats = true, .comma = true};
constexpr Option on_error{.name = "--on-error",
                          .value = "WHAT",
                          .help = "what to do with an invalid record: {}",
                          .fallback = "stop",
                          .choices = [] {
                            return Words{"stop", "skip"};
                          }};
constexpr Option rejects{.name = "--rejects",
                         .value = "FILE",
                         .help = "list the rejected records in FILE as CSV: row, line, column, code and reason",
                         .offers = Offers::files,
                         .writes = true};
constexpr Option max_rejects{.name = "--max-rejects",
                             .value = "N",
                             .help = "stop after more than N rejected records; 0 allows none (default: no limit)",
                             .check = whole_number<0, std::numeric_limits<std::uint64_t>::max()>};
Words format_names() {
  Words names{"jsonl"};
  for (const auto& row : formats()) names.push_back(row.name);
  return names;
}
constexpr Option format{.name = "--format",
                        .value = "FORMAT",
                        .help = "format of rows: csv (default) or jsonl; of totals: as for estimate (default table)",
                        .choices = format_names};
// The formats of rows. Totals have those of a report.
constexpr FormatName row_formats[] = {{"csv", "csv"}, {"jsonl", "jsonl"}};
constexpr Option samples{.name = "--samples",
                         .value = "N",
                         .help = "number of samples for the ranges of totals; 0 computes best values only",
                         .fallback = "1000",
                         .check = options::samples.check};
constexpr Option own[] = {job,           records,      bind,        absent,        decimal,
                          delimiter,     empty,        digits,      totals,        by,
                          on_error,      rejects,      max_rejects, format,        options::output,
                          options::deny, options::all, samples,     options::seed, options::threads};
constexpr Options listed[] = {own, options::overlays, options::screen};

// Every chunk of records allocates and frees the same few MiB of columns. By default, the C library returns this memory
// to the system each time and gets it back as zeroed pages, which takes a considerable part of the total time.
void keep_memory() {
#if defined(__GLIBC__)
  mallopt(M_MMAP_THRESHOLD, 64 << 20);
  mallopt(M_TRIM_THRESHOLD, 128 << 20);
  mallopt(M_TOP_PAD, 4 << 20);
#endif
}

// The outputs that a row can have.
std::vector<std::string> row_keys() {
  std::vector<std::string> keys;
  for (const auto& row : report::row_outputs) keys.emplace_back(row.output);
  return keys;
}

bool warns(const Diagnostics& messages) {
  return std::ranges::any_of(messages, [](const Diagnostic& d) { return d.severity == Severity::warning; });
}

std::string counted(std::uint64_t n, std::string_view what) {
  return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s");
}

// A file that is written while a batch runs, and the errors that writing it has caused so far.
class Output {
 public:
  explicit Output(std::string name) : name_(std::move(name)), file_(name_) { (void)put(file_.open()); }

  // Returns false if this or an earlier write failed, or if the reader of a pipe has closed it.
  bool write(std::string_view text) { return put(file_.write(text)); }
  bool finish() { return put(file_.finish()); }
  bool good() const { return !closed_pipe && faults.empty(); }
  bool is_standard_output() const { return name_ == "-"; }

  Diagnostics faults;
  bool closed_pipe = false;

 private:
  bool put(Written written) {
    faults += std::move(written.notes);
    closed_pipe = closed_pipe || written.closed_pipe;
    return good();
  }

  std::string name_;
  GrowingFile file_;
};

// The file and the format of the rows.
struct RowTarget {
  std::string file = "-";
  bool json = false;
};

// Rows are written while they are computed, so they have one file, whose extension, or else --format, determines the
// format.
Result<RowTarget> target_of_rows(const Request& request) {
  const std::string wanted = request.text(format);
  const auto bad = [](std::string message, std::string help) {
    return diag::make(diag::usage, std::move(message), std::move(help));
  };
  if (!wanted.empty() && wanted != "csv" && wanted != "jsonl")
    return bad(fmt::format("the format of rows is csv or jsonl, not {}", wanted), "add --totals for a report");
  const auto files = request.list(options::output);
  if (files.empty()) return RowTarget{"-", wanted == "jsonl"};
  if (files.size() > 1) return bad("rows have only one output", "give --output once");
  if (const std::string complaint = not_a_target(files.front(), row_formats); !complaint.empty())
    return bad(fmt::format("--output \"{}\" {}", files.front(), complaint), "add --totals for a report");
  const Target target = targets_of(row_formats, request).front();
  if (!wanted.empty() && wanted != row_formats[target.format].name)
    return bad(
        fmt::format("--format is {}, but --output {} is {}", wanted, target.file, row_formats[target.format].name),
        "remove --format, or change the extension");
  return RowTarget{target.file, target.format == 1};
}

Diagnostics unknown_targets_of_totals(const Request& request) {
  Diagnostics faults;
  for (const std::string& file : request.list(options::output))
    if (const std::string complaint = not_a_target(file, names_of(formats())); !complaint.empty())
      faults.push_back(diag::make(diag::usage, fmt::format("--output \"{}\" {}", file, complaint), {}));
  return faults;
}

// --- records with a template -----------------------------------------------------------------------------------------------------

// What a batch of records needs while it runs.
struct Running {
  Catalog catalog;
  SourceText source;
  std::string failure;
  rows::BatchOptions how;
  RowTarget target;
  std::optional<rows::Batch> batch;
};

rows::BatchOptions batch_options(const Request& request, std::vector<rows::Binding> bindings) {
  rows::BatchOptions how;
  how.file = request.text(records);
  const std::string character = request.text(delimiter);
  if (!character.empty()) how.delimiter = character == "tab" ? '\t' : character.front();
  how.bindings = std::move(bindings);
  how.absent = request.list(absent);
  how.decimal_comma = request.text(decimal) != "point";
  how.by = request.list(by);
  how.keys = request.flag(totals) ? report::totals_keys() : row_keys();
  how.empty_is_template = request.text(empty) == "template";
  how.stops = request.text(on_error) == "stop";
  if (request.given(max_rejects)) how.most_rejects = request.number(max_rejects);
  how.threads = options::threads_of(request);
  return how;
}

// The name of a column of the records in rows. A result has its own name, so a column of the same name gets another.
std::string name_in_rows(const std::string& name) {
  const auto is_it = [&](const report::RowOutput& row) { return row.column == name; };
  const bool is_taken = std::ranges::any_of(report::row_outputs, is_it) || name == "basis" || name == "complete";
  return is_taken ? "input_" + name : name;
}

render::RowFormat row_format(const Request& request, const RowTarget& target, const rows::Batch& batch) {
  const table::Header& header = batch.header();
  render::RowFormat row;
  row.json = target.json;
  row.from_json = header.format == table::RecordFormat::json_lines;
  row.full = request.text(digits) == "full";
  row.delimiter = header.format == table::RecordFormat::csv ? header.delimiter : ',';
  for (const std::string& name : header.names) row.names.push_back(name_in_rows(name));
  row.through.resize(header.names.size());
  std::iota(row.through.begin(), row.through.end(), std::size_t{0});
  return row;
}

std::string reject_line(const rows::RejectedRecord& r) {
  return fmt::format("{},{},{},{},{}\n", r.row, r.line, table::cell(r.column), code_name(diag::bad_record),
                     table::cell(r.reason));
}

std::uint64_t sum(const std::vector<std::uint64_t>& counts) {
  return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

std::string counts_in_words(const rows::BatchCounts& counts, bool empty_is_template) {
  std::string text = counted(counts.rows, "row");
  if (counts.rejected > 0) text += fmt::format(", {} rejected", counts.rejected);
  if (const std::uint64_t cells = sum(counts.empty_cells); cells > 0)
    text += fmt::format(", {} (read as {})", counted(cells, "empty cell"),
                        empty_is_template ? "the template's value" : "unknown");
  return text + "\n";
}

// Whether and how each column is used: in totals, a column that is not bound is ignored, unless it groups them.
std::string columns_in_words(const Running& running, bool summed) {
  const rows::Batch& batch = *running.batch;
  const auto unbound = [&](const std::string& column) -> std::string {
    if (std::ranges::find(running.how.by, column) != running.how.by.end()) return "groups the totals";
    if (summed) return "ignored";
    const std::string as = name_in_rows(column);
    return as == column ? "passed through" : fmt::format("passed through as {}", as);
  };
  return in_words(batch.columns(), batch.counts().empty_cells, unbound);
}

Outcome each_row(const Request& request, Running& running, Output* rejected) {
  rows::Batch& batch = *running.batch;
  const render::RowFormat row = row_format(request, running.target, batch);
  Output output(running.target.file);
  if (!output.good() || !output.write(render::rows_header(row))) return failure(output.faults);
  const rows::BatchSink sink{
      [&](std::string_view rows) { return output.write(rows); },
      [&](const rows::RejectedRecord& r) { return rejected == nullptr || rejected->write(reject_line(r)); }};
  Diagnostics faults = batch.each_row([&](const table::ChunkColumns& chunk, const rows::RowFigures& figures,
                                          const std::vector<bool>& skip,
                                          std::string& out) { render::write_rows(chunk, figures, skip, row, out); },
                                      sink);
  if (output.closed_pipe) return {};
  const bool written = output.good() && (rejected == nullptr || rejected->good());
  if (faults.empty() && written) faults += batch.unread();
  faults += batch.messages();
  if (!has_errors(faults) && written && output.finish() && (rejected == nullptr || rejected->finish()))
    return {.messages = std::move(faults),
            .remark =
                columns_in_words(running, false) + counts_in_words(batch.counts(), running.how.empty_is_template)};
  faults += output.faults;
  if (rejected != nullptr) faults += rejected->faults;
  Outcome outcome = failure(std::move(faults));
  const std::uint64_t rows = batch.counts().rows;
  if (written && output.is_standard_output() && rows > 0)
    outcome.remark = fmt::format("{} written to standard output; the output is incomplete\n",
                                 rows == 1 ? "1 row was" : fmt::format("{} rows were", rows));
  return outcome;
}

std::vector<ColumnReport> columns_of(const Running& running) {
  std::vector<ColumnReport> list;
  std::size_t bound = 0;
  for (const rows::ColumnUse& use : running.batch->columns()) {
    const auto& cells = running.batch->counts().empty_cells;
    const bool counts = !use.path.empty() && bound < cells.size();
    list.push_back({use.column, use.path, use.unit, counts ? static_cast<double>(cells[bound]) : 0});
    if (!use.path.empty()) ++bound;
  }
  return list;
}

Outcome totals_of(const Request& request, Running& running, Output* rejected) {
  rows::Batch& batch = *running.batch;
  Diagnostics faults = batch.sum(
      {{}, [&](const rows::RejectedRecord& r) { return rejected == nullptr || rejected->write(reject_line(r)); }});
  if (rejected != nullptr && faults.empty()) {
    (void)(rejected->good() && rejected->finish());
    faults += rejected->faults;
  }
  if (faults.empty()) faults += batch.unread();
  faults += batch.messages();
  if (has_errors(faults)) return failure(std::move(faults));
  const study::Options how{request.number(samples), request.number(options::seed), running.how.threads};
  const report::BatchNotes notes{batch.counts().rejected,       sum(batch.counts().empty_cells),
                                 running.how.empty_is_template, batch.has_ranges(),
                                 columns_of(running),           batch.perspective()};
  auto file = report::totals_report(batch.totals(how), running.how.file, running.how.by, notes, running.catalog, how);
  auto warnings = warnings_of(file);
  return {.document = document(std::move(file), formats()),
          .messages = std::move(faults),
          .warnings = std::move(warnings),
          .remark = columns_in_words(running, true)};
}

Outcome over_template(const Request& request) {
  keep_memory();
  Diagnostics found;
  const auto running = std::make_shared<Running>();
  auto catalog = load_catalog(request).noted_in(found);
  auto source = read_file(request.text(job)).noted_in(found);
  auto bytes = open_bytes(request.text(records), running->failure).noted_in(found);
  auto bindings = rows::read_bindings(request.list(bind)).noted_in(found);
  if (request.given(by) && !request.flag(totals))
    found.push_back(diag::make(diag::usage, "--by groups totals, but the output is a row for each record",
                               "add --totals, or remove --by"));
  if (request.flag(totals)) found += unknown_targets_of_totals(request);
  else if (const auto target = target_of_rows(request).noted_in(found)) running->target = *target;
  if (has_errors(found)) return failure(std::move(found));
  running->catalog = *std::move(catalog);
  running->source = *std::move(source);
  running->how = batch_options(request, *std::move(bindings));
  running->batch.emplace(running->source, running->catalog, running->how, *std::move(bytes), running->failure);
  found += log::timed("bind", [&] { return running->batch->open(); });
  for (const rows::ColumnUse& use : running->batch->columns()) {
    if (use.path.empty()) log::debug([&] { return fmt::format("column \"{}\" is not bound", use.column); });
    else log::info([&] { return fmt::format("column \"{}\" is bound to {}", use.column, use.path); });
  }
  if (has_errors(found)) return failure(std::move(found));
  Diagnostics warnings = warnings_of(running->source, running->catalog);
  for (const Diagnostic& d : warnings)  // the others are counted by row
    if (d.code == diag::hours_of_devices || d.code == diag::hours_of_server) found.push_back(d);
  return {.messages = std::move(found), .warnings = std::move(warnings), .stream = [running, &request] {
            std::optional<Output> rejected;
            if (request.given(rejects)) rejected.emplace(request.text(rejects));
            if (rejected && !rejected->write("row,line,column,code,reason\n")) return failure(rejected->faults);
            Output* const to = rejected ? &*rejected : nullptr;
            const Progress progress("reading records");
            const log::Step step("records");
            return request.flag(totals) ? totals_of(request, *running, to) : each_row(request, *running, to);
          }};
}

// --- whole jobs ------------------------------------------------------------------------------------------------------------------

Outcome whole_jobs(const Request& request) {
  for (const Option* of_records : {&bind, &absent, &decimal, &delimiter, &empty, &totals, &by, &rejects, &max_rejects})
    if (request.given(*of_records))
      return failure(diag::make(diag::usage,
                                fmt::format("{} applies only to a template with records", of_records->name),
                                "name both files: aicarbon batch template.json records.csv"));
  const auto catalog = load_catalog(request);
  if (!catalog) return failure(catalog.notes);
  std::string failed_read;
  auto bytes = open_bytes(request.text(job), failed_read);
  if (!bytes) return failure(bytes.notes);
  const auto target = target_of_rows(request);
  if (!target) return failure(target.notes);
  render::RowFormat row;
  row.json = target->json;
  row.full = request.text(digits) == "full";
  const bool skips = request.text(on_error) == "skip";
  const bool holds = request.given(options::deny);  // rows are held back until it is known that no job has a warning
  Output output(target->file);
  std::string text = row.json ? std::string{} : "job," + render::rows_header(row);
  if (!output.good() || (!holds && !output.write(std::exchange(text, {})))) return failure(output.faults);
  Outcome outcome;
  std::uint64_t rows = 0, rejected = 0;
  const auto take = [&](std::vector<rows::JobRow> jobs) {
    for (rows::JobRow& one : jobs) {
      text += one.text;
      (one.faults.empty() ? rows : rejected) += 1;
      if (holds) outcome.warnings += std::move(one.warnings);
      if (one.faults.empty() || skips) continue;
      outcome.messages = std::move(one.faults);
      break;
    }
    return (holds || output.write(std::exchange(text, {}))) && outcome.messages.empty();
  };
  const Progress progress("reading jobs");
  const log::Step step("jobs");
  outcome.messages += rows::each_job(
      table::unpacked(*std::move(bytes), failed_read), failed_read, *catalog,
      {request.text(job), row_keys(), options::threads_of(request)},
      [&](std::string_view name, const rows::RowFigures& figures, std::string& out) {
        render::write_job(name, figures, 0, row, out);
      },
      take);
  if (output.closed_pipe) return {};
  if (outcome.messages.empty() && !warns(outcome.warnings))
    (void)((!holds || output.write(text)) && output.good() && output.finish());
  if (output.closed_pipe) return {};
  outcome.messages += output.faults;
  if (outcome.messages.empty())
    outcome.remark = counted(rows, "job") + (rejected > 0 ? fmt::format(", {} rejected\n", rejected) : "\n");
  return outcome;
}

Outcome run(const Request& request) { return request.given(records) ? over_template(request) : whole_jobs(request); }

}  // namespace of_batch

const Command batch_command{"batch", "estimate a job for every record of a file: one row each, or their totals",
                            "  aicarbon batch template.json jobs.csv > figures.csv\n"
                            "  aicarbon batch template.json jobs.jsonl.zst --totals --by team,month\n",
                            of_batch::listed, of_batch::run};

}  // namespace aicarbon::cli
