// See batch_jobs.hpp.
#include "rows/batch_jobs.hpp"

#include "diag/codes.hpp"
#include "inventory/resolve.hpp"
#include "json/value.hpp"
#include "lifecycle/formulated.hpp"
#include "lifecycle/warnings.hpp"
#include "table/pipeline.hpp"

#include <limits>
#include <utility>

namespace aicarbon::rows {
namespace {

constexpr std::size_t lines_per_round = 256;  // constant, so that the rows before a fault depend only on the file

// Reads the lines of a stream and skips those that are empty.
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

JobRow row_of(const Lines::Line& line, const Catalog& catalog, const BatchJobsOptions& options, const WriteJob& write) {
  JobRow job;
  const auto inventory = inventory::resolved(SourceText{options.file, line.text}, catalog).noted_in(job.faults);
  const auto instance = inventory ? std::optional(lifecycle::formulated(*inventory)) : std::nullopt;
  if (instance) job.faults += instance->infeasible;
  if (instance) job.warnings = instance->notes;
  if (instance && instance->infeasible.empty()) job.warnings += lifecycle::warnings(*inventory);
  for (auto* messages : {&job.faults, &job.warnings})
    for (Diagnostic& d : *messages)
      d.at.line = static_cast<int>(line.number);  // line in the file, because the text of a job is only one line of it
  if (!instance || !instance->infeasible.empty()) return job;
  job.warnings += std::exchange(job.faults, {});
  RowFigures f;
  for (const std::string& key : options.keys) {
    const auto* found = instance->model.find(key);
    f.outputs.push_back({found == nullptr
                             ? std::numeric_limits<double>::quiet_NaN()
                             : instance->model.sheet.nodes()[static_cast<std::size_t>(found->node)].value});
  }
  f.complete = {static_cast<std::uint8_t>(instance->incomplete.empty() ? 1 : 0)};
  f.basis = {0};
  f.bases = {instance->basis};
  write(instance->name, f, job.text);
  return job;
}

}  // namespace

Diagnostics each_job(table::ReadBytes bytes, const std::string& failure, const Catalog& catalog,
                     const BatchJobsOptions& options, const WriteJob& write, const TakeJobs& take) {
  Lines lines(std::move(bytes));
  for (auto result = Lines::Result::line; result == Lines::Result::line;) {
    std::vector<Lines::Line> round;
    for (Lines::Line line; round.size() < lines_per_round && (result = lines.next(line)) == Lines::Result::line;)
      round.push_back(std::move(line));
    std::vector<JobRow> jobs(round.size());
    table::each(round.size(), options.threads,
                [&](std::size_t i) { jobs[i] = row_of(round[i], catalog, options, write); });
    if (!take(std::move(jobs))) return {};
    if (result == Lines::Result::failed)
      return {diag::make(failure.empty() ? diag::bad_records : diag::cannot_read,
                         failure.empty() ? "the file cannot be read to its end" : failure, {}, {.file = options.file})};
    if (result == Lines::Result::too_long)
      return {diag::make(diag::bad_records, "a line is longer than the maximum size of a job")};
  }
  return {};
}

}  // namespace aicarbon::rows
