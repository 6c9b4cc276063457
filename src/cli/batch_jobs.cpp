// aicarbon batch JOBS: a whole job in every line of JSON Lines; each has a sheet of its own.
#include "cli/batch.hpp"

#include "cli/streams.hpp"
#include "cli/terminal.hpp"

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

constexpr std::size_t lines_a_round = 256;  // a constant: what is printed before a fault hangs on the file alone

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
  a.faults.clear();
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

int batch_of_jobs(const BatchJobs& request, const Options& o) {
  Diagnostics out;
  std::string failure;
  const auto catalog = load_catalog(o, out);
  auto bytes = open_bytes(request.file, failure, out);
  if (!catalog || !bytes) return report(out, o);
  Lines lines(table::unpacked(std::move(*bytes), failure));
  render::RowFormat format;
  format.json = o.format == "jsonl";
  format.full = request.full;
  Growing output(o.outputs.empty() ? "-" : o.outputs.front());
  if (output.open(out) != Written::whole) return report(out, o);
  std::string header = "job,";
  header += render::rows_header(format);
  if (!format.json && output.write(header, out) != Written::whole) return report(out, o);
  const Progress progress("reading jobs");
  std::size_t rows = 0, rejected = 0;
  for (auto result = Lines::Result::line; result == Lines::Result::line;) {
    std::vector<Lines::Line> round;
    for (Lines::Line line; round.size() < lines_a_round && (result = lines.next(line)) == Lines::Result::line;)
      round.push_back(std::move(line));
    std::vector<Answer> answers(round.size());
    table::each(round.size(), estimate_options(o).threads,
                [&](std::size_t i) { answers[i] = answer(round[i], request.file, *catalog, format); });
    std::string text;
    for (Answer& a : answers) {
      text += a.row;
      if (a.faults.empty()) {
        ++rows;
        continue;
      }
      ++rejected;
      if (request.skip) continue;
      out = std::move(a.faults);
      break;
    }
    const Written written = output.write(text, out);
    if (written == Written::closed_pipe) return done;
    if (written == Written::failed || has_errors(out)) return report(out, o);
    if (result == Lines::Result::failed || result == Lines::Result::too_long)
      out.push_back(diag::make(failure.empty() ? diag::bad_records : diag::cannot_read,
                               !failure.empty()                    ? failure
                               : result == Lines::Result::too_long ? "a line is longer than a job can be"
                                                                   : "the file cannot be read to its end"));
    if (has_errors(out)) return report(out, o);
  }
  if (output.finish(out) != Written::whole) return report(out, o);
  write_stderr(fmt::format("{} job{}{}\n", rows, rows == 1 ? "" : "s",
                           rejected > 0 ? fmt::format(", {} rejected", rejected) : std::string{}));
  return done;
}

}  // namespace aicarbon::cli
