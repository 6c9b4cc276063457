// aicarbon batch JOBS: a whole job in every line of JSON Lines; each has a sheet of its own.
#include "cli/command/batch.hpp"
#include "cli/io/streams.hpp"
#include "cli/io/terminal.hpp"
#include "cli/load.hpp"
#include "cli/options.hpp"

#include "diag/codes.hpp"
#include "json/value.hpp"
#include "render/rows.hpp"
#include "report/row_outputs.hpp"
#include "rows/merge.hpp"
#include "table/csv.hpp"
#include "table/pipeline.hpp"

#include <fmt/format.h>

#include <limits>

namespace aicarbon::cli {
namespace {

constexpr std::size_t lines_per_round = 256;  // a constant: what is printed before a fault depends on the file alone

// Lines of a stream; an empty one is none.
class Lines {
 public:
  explicit Lines(table::ReadBytes read) : read_(std::move(read)) {}

  struct Line {
    std::string text;
    std::size_t number;
  };
  enum class Result { line, end, failed, too_long };
  Result next(Line& line) {
    while (true) {
      const auto end = rest_.find('\n', at_);
      if (end != std::string::npos || (ended_ && at_ < rest_.size())) {
        line = {rest_.substr(at_, end == std::string::npos ? end : end - at_), ++number_};
        at_ = end == std::string::npos ? rest_.size() : end + 1;
        if (line.text.find_first_not_of(" \t\r") != std::string::npos) return Result::line;
        continue;
      }
      if (ended_) return Result::end;
      rest_.erase(0, std::exchange(at_, 0));
      if (rest_.size() > json::largest_text) return Result::too_long;
      constexpr std::size_t piece = 1U << 18U;
      const std::size_t before = rest_.size();
      rest_.resize(before + piece);
      const auto n = read_(rest_.data() + before, piece);
      if (n < 0) return Result::failed;
      rest_.resize(before + static_cast<std::size_t>(n));
      ended_ = n == 0;
    }
  }

 private:
  table::ReadBytes read_;
  std::string rest_;
  std::size_t at_ = 0, number_ = 0;
  bool ended_ = false;
};

struct Answer {
  std::string row;     // empty when the job is at fault
  Diagnostics faults;  // of it
  Diagnostics warnings;
};

Answer answer(const Lines::Line& line, const std::string& file, const Catalog& catalog,
              const render::RowFormat& format) {
  Answer a;
  const SourceText source{file, line.text};
  const auto instance = rows::instantiate(source, catalog, {}, a.faults);
  if (instance) std::ranges::copy(instance->infeasible, std::back_inserter(a.faults));
  if (!instance || !instance->infeasible.empty()) {
    for (Diagnostic& d : a.faults) d.at.line = static_cast<int>(line.number);  // of the file: the job is one line
    return a;
  }
  a.warnings = std::exchange(a.faults, {});
  a.warnings += instance->notes;
  rows::RowFigures f;
  for (const auto& output : report::row_outputs) {
    const auto* found = instance->model.find(output.output);
    f.outputs.push_back({found == nullptr
                             ? std::numeric_limits<double>::quiet_NaN()
                             : instance->model.sheet.nodes()[static_cast<std::size_t>(found->node)].value});
  }
  f.complete = {static_cast<std::uint8_t>(instance->incomplete.empty() ? 1 : 0)};
  f.basis = {0};
  f.bases = {instance->basis};
  render::write_job(instance->name, f, 0, format, a.row);
  return a;
}

}  // namespace

Outcome batch_of_jobs(const std::string& file, const Request& request) {
  const Option format_row{.name = "--format"}, digits{.name = "--digits"}, on_error{.name = "--on-error"};
  const auto catalog = load_catalog(request);
  if (!catalog) return failure(catalog.notes);
  std::string failure_words;
  auto bytes = open_bytes(file, failure_words);
  if (!bytes) return failure(bytes.notes);
  Lines lines(table::unpacked(*std::move(bytes), failure_words));
  render::RowFormat format;
  format.json = request.text(format_row) == "jsonl";
  format.full = request.text(digits) == "full";
  const bool skips = request.text(on_error) == "skip";
  const bool holds = request.given(options::deny);  // rows are held back until no job has a warning
  std::string held = format.json ? std::string{} : "job," + render::rows_header(format);
  GrowingFile output(request.given(options::output) ? request.text(options::output) : "-");
  if (const auto opened = output.open(); !opened) return failure(opened.notes);
  const Progress progress("reading jobs");
  Outcome outcome;
  std::size_t rows = 0, rejected = 0;
  for (auto result = Lines::Result::line; result == Lines::Result::line;) {
    std::vector<Lines::Line> round;
    for (Lines::Line line; round.size() < lines_per_round && (result = lines.next(line)) == Lines::Result::line;)
      round.push_back(std::move(line));
    std::vector<Answer> answers(round.size());
    table::each(round.size(), options::threads_of(request),
                [&](std::size_t i) { answers[i] = answer(round[i], file, *catalog, format); });
    for (Answer& a : answers) {
      held += a.row;
      outcome.warnings += std::move(a.warnings);
      if (a.faults.empty()) {
        ++rows;
        continue;
      }
      ++rejected;
      if (skips) continue;
      outcome.messages = std::move(a.faults);
      break;
    }
    if (!holds) {
      outcome.warnings.clear();
      const auto written = output.write(std::exchange(held, {}));
      if (written.closed_pipe) return {};
      outcome.messages += written.notes;
    }
    if (has_errors(outcome.messages)) return outcome;
    if (result == Lines::Result::failed || result == Lines::Result::too_long)
      return failure(diag::make(failure_words.empty() ? diag::bad_records : diag::cannot_read,
                                !failure_words.empty()              ? failure_words
                                : result == Lines::Result::too_long ? "a line is longer than a job can be"
                                                                    : "the file cannot be read to its end"));
  }
  outcome.remark = fmt::format("{} job{}{}\n", rows, rows == 1 ? "" : "s",
                               rejected > 0 ? fmt::format(", {} rejected", rejected) : std::string{});
  if (holds &&
      std::ranges::any_of(outcome.warnings, [](const Diagnostic& d) { return d.severity == Severity::warning; }))
    return outcome;  // denied
  for (const auto& written : {output.write(held), output.finish()}) {
    if (written.closed_pipe) return {};
    if (!written) return failure(written.notes);
  }
  return outcome;
}

}  // namespace aicarbon::cli
