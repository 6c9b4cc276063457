// aicarbon batch TEMPLATE RECORDS: estimates a job for every record of a file. See batch.hpp.
#include "cli/command/batch.hpp"

#include "cli/columns.hpp"
#include "cli/command/commands.hpp"
#include "cli/deliver.hpp"
#include "cli/io/output.hpp"
#include "cli/io/terminal.hpp"
#include "cli/load.hpp"
#include "cli/log.hpp"
#include "cli/options.hpp"

#include "diag/codes.hpp"
#include "render/rows.hpp"
#include "report/row_outputs.hpp"
#include "report/totals.hpp"
#include "rows/batch.hpp"
#include "rows/column_hours.hpp"
#include "table/bytes.hpp"
#include "table/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <numeric>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace aicarbon::cli {
namespace of_batch {

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

std::string file_of_records(const Request& request) {
  return request.text(request.given(usage) && !request.given(records) ? job : records);
}

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

// Every chunk of records allocates and frees the same few MiB of columns. By default, the C library returns this memory
// to the system each time and gets it back as zeroed pages, which takes a considerable part of the total time.
void keep_memory() {
#if defined(__GLIBC__)
  mallopt(M_MMAP_THRESHOLD, 64 << 20);
  mallopt(M_TRIM_THRESHOLD, 128 << 20);
  mallopt(M_TOP_PAD, 4 << 20);
#endif
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
  ReadState state;
  rows::BatchOptions how;
  RowTarget target;
  std::optional<rows::Batch> batch;
  Diagnostics of_hours = {};  // what is noted of the hours of the template
  std::string first_reject;   // in words; empty if no record was rejected, or if they are written to a file
};

// What is known once the last record was read: columns on which no figure depends, and a file that changed.
Diagnostics messages_at_end(const Running& running, const std::string& file) {
  const rows::Batch& batch = *running.batch;
  Diagnostics found = batch.unread();
  found += rows::notes_of_hours(running.source, running.catalog, rows::plain_hours(batch.columns_with_plain_cells()));
  Diagnostics readings = batch.readings();
  std::erase_if(readings, [&](const Diagnostic& d) {
    return std::ranges::any_of(running.of_hours, [&](const Diagnostic& other) { return other.code == d.code; });
  });
  found += readings;
  const std::uint64_t all = batch.counts().rows + batch.counts().rejected;
  found += changed_meanwhile(running.state, file, all, "record");
  return found;
}

rows::BatchOptions batch_options(const Request& request, std::vector<rows::Binding> bindings) {
  rows::BatchOptions how;
  how.file = file_of_records(request);
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

render::RowFormat row_format(const Request& request, const RowTarget& target, const rows::Batch& batch) {
  const table::Header& header = batch.header();
  render::RowFormat row;
  row.json = target.json;
  row.from_json = header.format == table::RecordFormat::json_lines;
  row.full = request.text(digits) == "full";
  row.delimiter = header.format == table::RecordFormat::csv ? header.delimiter : ',';
  for (const std::string& name : header.names) row.names.push_back(name_in_rows(name, header.names));
  row.through.resize(header.names.size());
  std::iota(row.through.begin(), row.through.end(), std::size_t{0});
  return row;
}

std::string reject_line(const rows::RejectedRecord& r) {
  return fmt::format("{},{},{},{},{}\n", r.row, r.line, table::cell(r.column), code_name(diag::bad_record),
                     table::cell(r.reason));
}

// Writes a rejected record to the file of rejects; without one, keeps the reason of the first.
bool take_reject(Running& running, Output* file, const rows::RejectedRecord& r) {
  if (file != nullptr) return file->write(reject_line(r));
  if (running.first_reject.empty())
    running.first_reject = fmt::format("first rejected: record {}{}, {}; --rejects FILE lists all\n", r.row,
                                       r.column.empty() ? "" : fmt::format(", column \"{}\"", r.column), r.reason);
  return true;
}

std::uint64_t sum(const std::vector<std::uint64_t>& counts) {
  return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

std::string counts_in_words(const rows::BatchCounts& counts, bool empty_is_template) {
  std::string text = counted(counts.rows, "row");
  if (counts.incomplete > 0)
    text += fmt::format(", {} incomplete (lower bounds, because a figure is not estimated)", counts.incomplete);
  if (counts.rejected > 0) text += fmt::format(", {} rejected", counts.rejected);
  if (const std::uint64_t cells = sum(counts.empty_cells); cells > 0)
    text += fmt::format(", {} (read as {})", counted(cells, "empty cell"),
                        empty_is_template ? "the template's value" : "unknown");
  return text + "\n";
}

bool none_is_valid(const rows::BatchCounts& counts) { return counts.rows == 0 && counts.rejected > 0; }

// Whether and how each column is used: in totals, a column that is not bound is ignored, unless it groups them.
std::string columns_in_words(const Running& running, bool summed) {
  const rows::Batch& batch = *running.batch;
  const auto unbound = [&](const std::string& column) -> std::string {
    if (std::ranges::find(running.how.by, column) != running.how.by.end()) return "groups the totals";
    if (summed) return "ignored";
    const std::string as = name_in_rows(column, batch.header().names);
    return as == column ? "passed through" : fmt::format("passed through as {}", as);
  };
  return in_words(batch.columns(), batch.counts().empty_cells, unbound);
}

Outcome each_row(const Request& request, Running& running, Output* rejected) {
  rows::Batch& batch = *running.batch;
  const render::RowFormat row = row_format(request, running.target, batch);
  Output output(running.target.file);
  if (!output.good() || !output.write(render::rows_header(row))) return failure(output.faults);
  const rows::BatchSink sink{[&](std::string_view rows) { return output.write(rows); },
                             [&](const rows::RejectedRecord& r) { return take_reject(running, rejected, r); }};
  Diagnostics faults = batch.each_row([&](const table::ChunkColumns& chunk, const rows::RowFigures& figures,
                                          const std::vector<bool>& skip,
                                          std::string& out) { render::write_rows(chunk, figures, skip, row, out); },
                                      sink);
  if (output.closed_pipe) return {};
  const bool written = output.good() && (rejected == nullptr || rejected->good());
  if (faults.empty() && written) faults += messages_at_end(running, file_of_records(request));
  faults += batch.messages();
  const std::string columns = columns_in_words(running, false);
  const bool denied = request.given(options::deny) && warns(faults);
  if (denied && !output.is_standard_output()) return {.messages = std::move(faults)};  // the file is not kept
  if (!has_errors(faults) && written && output.finish() && (rejected == nullptr || rejected->finish()))
    return {.messages = std::move(faults),
            .exit = denied || none_is_valid(batch.counts()) ? int{invalid_input} : int{success},
            .remark = columns + counts_in_words(batch.counts(), running.how.empty_is_template) + running.first_reject,
            .lists_warnings = true};  // rows on standard output cannot be taken back
  faults += output.faults;
  if (rejected != nullptr) faults += rejected->faults;
  Outcome outcome = failure(std::move(faults));
  const std::uint64_t rows = batch.counts().rows;
  if (written && output.is_standard_output() && rows > 0)
    outcome.remark = fmt::format("{} written to standard output; the output is incomplete\n",
                                 rows == 1 ? "1 row was" : fmt::format("{} rows were", rows));
  return outcome;
}

Outcome totals_of(const Request& request, Running& running, Output* rejected) {
  rows::Batch& batch = *running.batch;
  Diagnostics faults =
      batch.sum({{}, [&](const rows::RejectedRecord& r) { return take_reject(running, rejected, r); }});
  if (rejected != nullptr && faults.empty()) {
    (void)(rejected->good() && rejected->finish());
    faults += rejected->faults;
  }
  if (faults.empty()) faults += messages_at_end(running, file_of_records(request));
  const Diagnostics of_rows = batch.messages();
  if (has_errors(faults)) {
    faults += of_rows;
    return failure(std::move(faults));
  }
  const study::Options how{request.number(samples), request.number(options::seed), running.how.threads};
  const report::BatchNotes notes{batch.counts().rejected,
                                 sum(batch.counts().empty_cells),
                                 running.how.empty_is_template,
                                 batch.has_ranges(),
                                 reported(batch.columns(), batch.counts().empty_cells),
                                 batch.perspective(),
                                 of_rows};
  const auto groups = batch.totals(how);
  rows::BatchCounts counts = batch.counts();
  for (const rows::GroupTotals& group : groups) counts.incomplete += group.incomplete_rows;
  auto file = report::totals_report(groups, running.how.file, running.how.by, notes, running.catalog, how);
  auto warnings = warnings_of(file);
  if (!prints({"table", "json", "markdown", "html"}, names_of(formats()), request)) {
    faults += of_rows;
    for (const Diagnostic& d : each_once(warnings))
      if (d.code == diag::rows_of_bases) faults.push_back(d);
  }
  return {.document = document(std::move(file), formats()),
          .messages = std::move(faults),
          .warnings = std::move(warnings),
          .exit = none_is_valid(batch.counts()) ? int{invalid_input} : int{success},
          .remark = columns_in_words(running, true) + counts_in_words(counts, running.how.empty_is_template) +
                    running.first_reject};
}

// The warnings and notes of the template that hold in every row.
Diagnostics of_template(const Running& running) {
  const auto& columns = running.batch->columns();
  Diagnostics found = warnings_of(rows::with_units_of_columns(running.source, columns), running.catalog);
  std::erase_if(found, [&](const Diagnostic& d) { return rows::is_replaced(d, columns); });
  found += rows::notes_of_hours(running.source, running.catalog, rows::plain_hours(columns));
  return found;
}

Result<SourceText> template_of(const Request& request) {
  if (request.given(usage) && !request.given(records)) return rows::usage_template();
  return read_file(request.text(job));
}

// The bindings that the user states; of usage records also those of the tokens, which are first, so that others replace
// them.
std::vector<std::string> bindings_of(const Request& request) {
  std::vector<std::string> all;
  if (request.given(usage)) all.assign(rows::usage_bindings.begin(), rows::usage_bindings.end());
  const auto stated = request.list(bind);
  for (const std::string& one : stated) {
    const std::string column = one.substr(0, one.find('=')) + "=";
    std::erase_if(all, [&](const std::string& other) { return other.starts_with(column); });
  }
  all.insert(all.end(), stated.begin(), stated.end());
  return all;
}

// The calls of a usage file, which is read as a whole; nothing if it cannot be read.
std::optional<rows::UsageRecords> calls_of(const Request& request, table::ReadBytes raw, ReadState& state,
                                           Diagnostics& found) {
  const std::string name = file_of_records(request);
  SourceText file{name, {}};
  const table::ReadBytes bytes = table::unpacked(std::move(raw), state.failure);
  std::vector<char> block(1 << 16);
  std::ptrdiff_t n = 0;
  while ((n = bytes(block.data(), block.size())) > 0) file.text.append(block.data(), static_cast<std::size_t>(n));
  if (n < 0) {
    found.push_back(diag::make(diag::cannot_read, fmt::format("cannot read {}: {}", name, state.failure), {}));
    return std::nullopt;
  }
  const rows::UsageForm& form = *rows::usage_form(request.text(usage));
  auto calls = rows::usage_records(form, file).noted_in(found);
  if (calls && !calls->malformed.empty() && request.text(on_error) == "stop") {
    found.push_back(calls->malformed.front());
    return std::nullopt;
  }
  if (calls) found.push_back(rows::usage_note(form, *calls, name));
  return calls;
}

// A text as a source of bytes.
table::ReadBytes bytes_of(std::string text) {
  return [text = std::move(text), at = std::size_t{0}](char* out, std::size_t size) mutable -> std::ptrdiff_t {
    const std::size_t part = std::min(size, text.size() - at);
    std::copy_n(text.data() + at, part, out);
    at += part;
    return static_cast<std::ptrdiff_t>(part);
  };
}

// Prints a job of the sums of a usage file, whose estimate has ranges.
Outcome print_usage_job(const Request& request) {
  if (!request.given(usage))
    return failure({diag::make(diag::usage, "--print-job needs --usage",
                               "it prints a job of the sums of a usage file, such as --usage claude-code")});
  ReadState state;
  Diagnostics found;
  auto bytes = open_bytes(file_of_records(request), state).noted_in(found);
  if (!bytes) return failure(std::move(found));
  const auto calls = calls_of(request, *std::move(bytes), state, found);
  if (!calls) return failure(std::move(found));
  Outcome outcome = text(rows::usage_job(*calls));
  outcome.messages = std::move(found);
  return outcome;
}

Outcome over_template(const Request& request) {
  keep_memory();
  Diagnostics found;
  const auto running = std::make_shared<Running>();
  auto catalog = load_catalog(request).noted_in(found);
  auto source = template_of(request).noted_in(found);
  auto bytes = open_bytes(file_of_records(request), running->state).noted_in(found);
  auto bindings = rows::read_bindings(bindings_of(request)).noted_in(found);
  if (bytes && request.given(usage)) {
    const auto calls = calls_of(request, *std::move(bytes), running->state, found);
    bytes = bytes_of(calls ? rows::usage_csv(*calls) : std::string{});
  }
  if (request.given(by) && !request.flag(totals))
    found.push_back(diag::make(diag::usage, "--by groups totals, but the output is a row for each record",
                               "add --totals, or remove --by"));
  if (request.flag(totals)) found += unknown_targets_of_totals(request);
  else if (const auto target = target_of_rows(request).noted_in(found)) running->target = *target;
  if (has_errors(found)) return failure(std::move(found));
  running->catalog = *std::move(catalog);
  running->source = *std::move(source);
  running->how = batch_options(request, *std::move(bindings));
  running->batch.emplace(running->source, running->catalog, running->how, *std::move(bytes), running->state.failure);
  found += log::timed("bind", [&] { return running->batch->open(); });
  for (const rows::ColumnUse& use : running->batch->columns()) {
    if (use.path.empty()) log::debug([&] { return fmt::format("column \"{}\" is not bound", use.column); });
    else log::info([&] { return fmt::format("column \"{}\" is bound to {}", use.column, use.path); });
  }
  if (has_errors(found)) return failure(std::move(found));
  Diagnostics warnings = of_template(*running);
  constexpr int not_by_row[] = {diag::hours_of_devices, diag::hours_of_server,   diag::hours_of_parts,
                                diag::figure_of_share,  diag::boundary_unstated, diag::fleet_counted_too};
  for (const Diagnostic& d : warnings)  // the others are counted by row
    if (std::ranges::find(not_by_row, d.code) != std::end(not_by_row)) found.push_back(d);
  std::ranges::copy_if(warnings, std::back_inserter(running->of_hours), rows::is_about_hours);
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

Outcome run(const Request& request) {
  if (request.flag(print_job)) return print_usage_job(request);
  return request.given(records) || request.given(usage) ? over_template(request) : whole_jobs(request);
}

}  // namespace of_batch

const Command batch_command{"batch", "estimate a job for every record of a file: one row each, or their totals",
                            "  aicarbon batch template.json jobs.csv > figures.csv\n"
                            "  aicarbon batch template.json jobs.jsonl.zst --totals --by team,month\n"
                            "  aicarbon batch --usage claude-code session.jsonl --totals --by model\n",
                            of_batch::listed, of_batch::run};

}  // namespace aicarbon::cli
