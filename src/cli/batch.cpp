// aicarbon batch TEMPLATE RECORDS: a job for every record of a file.
#include "cli/batch.hpp"
#include "cli/streams.hpp"
#include "cli/terminal.hpp"

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

struct Request {
  std::string job, records;
  std::vector<std::string> bind;
  std::string delimiter, empty, digits, on_error = "stop", rejects;
  std::vector<std::string> by;
  std::size_t most_rejects = 0;
  std::size_t draws = 0;
  bool totals = false;
};

constexpr std::size_t default_draws = 1'000;

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

// What a batch does with the chunks of its file.
// Every chunk takes and gives back the same few MiB of columns. Left to itself the allocator of the C library returns them to the
// system each time, and has them back as empty pages: a seventh of the whole time.
void keep_memory() {
#if defined(__GLIBC__)
  mallopt(M_MMAP_THRESHOLD, 64 << 20);
  mallopt(M_TRIM_THRESHOLD, 128 << 20);
  mallopt(M_TOP_PAD, 4 << 20);
#endif
}

class Batch {
 public:
  Batch(const Request& request, const Options& o) : request_(request), o_(o), threads_(estimate_options(o).threads) {}

  int run() {
    const int code = work();
    if (code == done && !out_.empty()) (void)report(out_, o_);
    return code;
  }

 private:
  int work() {
    keep_memory();
    const auto catalog = load_catalog(o_, out_);
    const auto job = read_file(request_.job, out_);
    auto bytes = open_bytes(request_.records, failure_, out_);
    if (!catalog || !job || !bytes) return report(out_, o_);
    table::ChunkOptions how;
    if (request_.delimiter == "tab") how.delimiter = '\t';
    else if (!request_.delimiter.empty()) how.delimiter = request_.delimiter.front();
    table::ChunkReader reader(table::unpacked(std::move(*bytes), failure_), how);
    table::Header header;
    if (const auto fault = reader.open(header)) {
      out_.push_back(diag::make(diag::bad_records, says(*fault, failure_),
                                "a header line of names, or JSON Lines, plain, .gz or .zst",
                                at_line(request_.records, fault->line)));
      return report(out_, o_);
    }
    if (!bind(header, *job)) return report(out_, o_);
    rows::Rows rows(*job, *catalog, bound_, request_.totals ? report::totals_keys() : keys(),
                    request_.empty == "template");
    if (!rows.open(out_)) return report(out_, o_);
    if (!request_.rejects.empty()) {
      rejects_.emplace(request_.rejects);
      if (rejects_->open(out_) != Written::whole ||
          rejects_->write("row,line,column,code,reason\n", out_) != Written::whole)
        return report(out_, o_);
    }
    if (!request_.totals && !o_.format.empty() && o_.format != "csv" && o_.format != "jsonl") {
      out_.push_back(diag::make(diag::usage, fmt::format("rows are csv or jsonl, not {}", o_.format),
                                "add --totals for a report"));
      return report(out_, o_);
    }
    const Progress progress("reading records");
    return request_.totals ? totals(reader, rows, *catalog) : each_row(reader, rows);
  }

  static std::vector<std::string> keys() {
    std::vector<std::string> keys;
    for (const auto& row : report::row_outputs) keys.emplace_back(row.output);
    return keys;
  }

  bool bind(const table::Header& header, const SourceText& job) {
    std::vector<rows::Binding> told;
    for (const std::string& text : request_.bind) {
      const auto equals = text.find('=');
      if (equals == std::string::npos) {
        out_.push_back(diag::make(diag::bad_binding, fmt::format("\"{}\" is no binding", text), "write COLUMN=/PATH"));
        return false;
      }
      told.push_back({text.substr(0, equals), text.substr(equals + 1)});
    }
    auto bound = rows::bind(header.names, told, job, out_);
    if (!bound) return false;
    bound_ = std::move(*bound);
    constexpr std::size_t most = 60;
    if (bound_.empty() || bound_.size() > most) {
      out_.push_back(diag::make(diag::bad_binding,
                                bound_.empty() ? "no column of the records is a place of the template"
                                               : "more than sixty columns are bound",
                                "name a column by its path, or --bind COLUMN=/PATH", at_line(request_.records, 1)));
      return false;
    }
    plan_.format = header.format;
    plan_.delimiter = header.delimiter;
    format_.names = header.names;
    for (std::size_t c = 0; c < header.names.size(); ++c) {
      const auto of = std::ranges::find(bound_, c, &rows::Bound::column);
      const bool grouped = std::ranges::find(request_.by, header.names[c]) != request_.by.end();
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
    for (const std::string& name : request_.by) {
      const auto found = std::ranges::find(header.names, name);
      if (found == header.names.end()) {
        const std::vector<std::string_view> names(header.names.begin(), header.names.end());
        out_.push_back(diag::make(diag::bad_binding, fmt::format("the records have no column \"{}\"", name),
                                  diag::did_you_mean(name, names)));
        return false;
      }
      by_.push_back(static_cast<std::size_t>(found - header.names.begin()));
    }
    format_.json = o_.format == "jsonl";
    format_.from_json = header.format == table::RecordFormat::json_lines;
    format_.full = request_.digits == "full";
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
      if (request_.on_error == "stop") {
        const std::string column = r.column.empty() ? std::string{} : fmt::format(", column \"{}\"", r.column);
        out_.push_back(diag::make(diag::bad_record, fmt::format("record {}{}: {}", r.row, column, r.reason),
                                  "--on-error skip goes on without such records; --rejects FILE keeps them",
                                  at_line(request_.records, r.line)));
        return false;
      }
      if (rejects_ && rejects_->write(fmt::format("{},{},{},AC{},{}\n", r.row, r.line, table::cell(r.column),
                                                  static_cast<int>(diag::bad_record), table::cell(r.reason)),
                                      out_) != Written::whole)
        return false;
      if (request_.most_rejects > 0 && rejected_ > request_.most_rejects) {
        out_.push_back(diag::make(diag::bad_record,
                                  fmt::format("more than {} records are rejected", request_.most_rejects),
                                  "the last: " + r.reason, at_line(request_.records, r.line)));
        return false;
      }
    }
    return true;
  }

  void count_empty(const table::ChunkColumns& chunk) {
    for (const auto& b : bound_) empty_ += chunk.columns[b.column].empty;
  }

  // How the reading ended; 0: the whole file was read.
  int ended(table::ChunkReader::Result result, const table::Chunk& failed) {
    using Result = table::ChunkReader::Result;
    if (result == Result::source_failed)
      out_.push_back(diag::make(failure_.empty() ? diag::bad_records : diag::cannot_read,
                                failure_.empty() ? "the file cannot be read to its end" : failure_, {},
                                at_line(request_.records, 0)));
    if (result == Result::record_too_long)
      out_.push_back(diag::make(diag::bad_records, fmt::format("record {} is longer than 64 MiB", failed.first_record),
                                "is a quote left open?", at_line(request_.records, failed.first_line)));
    return has_errors(out_) ? report(out_, o_) : done;
  }

  std::string counts() const {
    std::string text = fmt::format("{} row{}", rows_, rows_ == 1 ? "" : "s");
    if (rejected_ > 0) text += fmt::format(", {} rejected", rejected_);
    if (empty_ > 0)
      text += fmt::format(", {} empty cell{} ({})", empty_, empty_ == 1 ? "" : "s",
                          request_.empty == "template" ? "the template's value" : "unknown");
    return text + "\n";
  }

  int finish_rejects() { return rejects_ && rejects_->finish(out_) != Written::whole ? report(out_, o_) : done; }

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
    if (request_.on_error == "stop" && !t.rejects.empty()) {  // rows before the first bad one stand
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

  int each_row(table::ChunkReader& reader, rows::Rows& rows) {
    const std::string name = o_.outputs.empty() ? "-" : o_.outputs.front();
    Growing output(name);
    if (output.open(out_) != Written::whole) return report(out_, o_);
    Written written = output.write(render::rows_header(format_), out_);
    bool stopped = false;
    table::Chunk failed;
    const auto knows = [&](const table::ChunkColumns& chunk) { return rows.knows(chunk); };
    const auto learn = [&](const table::ChunkColumns& chunk) { rows.learn(chunk); };
    const auto write = [&](const table::ChunkColumns& chunk) { return text_of(chunk, rows); };
    const auto take = [&](const Text& t) {
      if (written == Written::whole) written = output.write(t.text, out_);
      rows_ += t.rows;
      empty_ += t.empty;
      stopped = written != Written::whole || !take_rejects(t.rejects);
      return !stopped;
    };
    const auto result = table::in_rounds(reader, plan_, threads_, knows, learn, write, take, failed);
    if (written == Written::closed_pipe) return done;
    if (stopped || has_errors(out_)) {
      if (name == "-" && rows_ > 0 && written == Written::whole)
        write_stderr(fmt::format("{} on standard output; the rest is missing\n",
                                 rows_ == 1 ? "1 row stands" : fmt::format("{} rows stand", rows_)));
      return report(out_, o_);
    }
    if (const int code = ended(result, failed); code != done) return code;
    if (output.finish(out_) != Written::whole) return report(out_, o_);
    write_stderr(counts());
    return finish_rejects();
  }

  // --- totals --------------------------------------------------------------------------------------------------------------------

  struct Summed {
    rows::Totals::Part part;
    std::vector<Rejected> rejects;
    std::size_t empty = 0;
  };

  int totals(table::ChunkReader& reader, rows::Rows& rows, const Catalog& catalog) {
    rows::Totals totals(rows, by_);
    table::Chunk failed;
    bool stopped = false;
    const auto knows = [&](const table::ChunkColumns& chunk) { return rows.knows(chunk); };
    const auto learn = [&](const table::ChunkColumns& chunk) {
      rows.learn(chunk);
      totals.learn();
    };
    const auto sum = [&](const table::ChunkColumns& chunk) {
      Summed s{totals.part(chunk), {}, 0};
      s.rejects = rejected(chunk, s.part.rejects);
      for (const auto& b : bound_) s.empty += chunk.columns[b.column].empty;
      return s;
    };
    const auto take = [&](const Summed& s) {
      totals.add(s.part);
      empty_ += s.empty;
      stopped = !take_rejects(s.rejects);
      return !stopped;
    };
    const auto result = table::in_rounds(reader, plan_, threads_, knows, learn, sum, take, failed);
    if (stopped) return report(out_, o_);
    if (const int code = ended(result, failed); code != done) return code;
    const study::Options how{request_.draws, o_.seed, threads_};
    const auto groups = totals.finish(how);
    const report::BatchNotes notes{rejected_, empty_, request_.empty == "template", totals.has_ranges()};
    const auto file = report::totals_report(groups, request_.records, request_.by, notes, catalog, how);
    const int code = deliver(file, o_, out_);
    return code != done ? code : finish_rejects();
  }

  const Request& request_;
  const Options& o_;
  unsigned threads_;
  Diagnostics out_;
  std::string failure_;
  std::vector<rows::Bound> bound_;
  std::vector<std::size_t> by_;
  table::RecordPlan plan_;
  render::RowFormat format_;
  std::optional<Growing> rejects_;
  std::uint64_t rows_ = 0, rejected_ = 0, empty_ = 0;
};

}  // namespace

void add_batch(CLI::App& command, Options& o, std::function<int()>& run) {
  auto request = std::make_shared<Request>();
  command
      .add_option("TEMPLATE", request->job,
                  "a job, whose values columns take the place of; without RECORDS a file of whole jobs, one a line")
      ->type_name("")
      ->required();
  command.add_option("RECORDS", request->records, "CSV or JSON Lines, plain, .gz or .zst; - is standard input")
      ->type_name("");
  command
      .add_option("--bind", request->bind,
                  "a column and its place in the template; else by path, or by a last name that stands once")
      ->type_name("COLUMN=PATH")
      ->take_all();
  command.add_option("--delimiter", request->delimiter, "of a CSV: , ; tab or | (default: as the header has it)")
      ->type_name("CHAR")
      ->check(one_of({",", ";", "tab", "|"}));
  command
      .add_option("--empty", request->empty, "template: an empty cell takes the template's value (default: unknown)")
      ->type_name("WHAT")
      ->check(one_of({"unknown", "template"}));
  command.add_option("--digits", request->digits, "of the CSV: 6, or full for shortest round trip (default 6)")
      ->type_name("N")
      ->check(one_of({"6", "full"}));
  command.add_flag("--totals", request->totals, "sums of all rows, as a report with ranges from 1,000 shared draws");
  command.add_option("--by", request->by, "columns to group totals by")
      ->type_name("COLUMN,…")
      ->delimiter(',')
      ->take_all();
  command.add_option("--on-error", request->on_error, "stop (default) or skip bad records")
      ->type_name("WHAT")
      ->check(one_of({"stop", "skip"}));
  command.add_option("--rejects", request->rejects, "a CSV of the records that were skipped, and why")
      ->type_name("FILE");
  command.add_option("--max-rejects", request->most_rejects, "stop after more than N")->type_name("N");
  add_sampling_options(command, o);
  add_catalog_option(command, o);
  std::vector<std::string> names{"jsonl"};
  for (const auto& row : formats()) names.emplace_back(row.name);
  add_output_options(command, o, names);
  command.get_option("--format")->description("rows: csv (default) or jsonl; totals: as estimate (default table)");
  const CLI::Option* samples = command.get_option("--samples");
  run = [request, &o, samples] {
    if (request->records.empty())
      return batch_of_jobs({request->job, request->digits == "full", request->on_error == "skip"}, o);
    request->draws = samples->count() > 0 ? o.samples : default_draws;
    return Batch(*request, o).run();
  };
}

}  // namespace aicarbon::cli
