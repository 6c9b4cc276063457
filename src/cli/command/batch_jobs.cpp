// aicarbon batch JOBS: estimates every job in a file of whole jobs. See batch.hpp.
#include "rows/batch_jobs.hpp"

#include "cli/command/batch.hpp"
#include "cli/io/output.hpp"
#include "cli/io/terminal.hpp"
#include "cli/load.hpp"
#include "cli/log.hpp"

#include "diag/codes.hpp"
#include "render/rows.hpp"
#include "table/bytes.hpp"

#include <fmt/format.h>

#include <utility>

namespace aicarbon::cli::of_batch {

Diagnostics changed_meanwhile(const ReadState& state, const std::string& file, std::uint64_t n, std::string_view what) {
  if (!state.changed) return {};
  return {diag::make(diag::changed_while_read,
                     fmt::format("{} changed while it was read; {} {} read", file == "-" ? "standard input" : file,
                                 counted(n, what), n == 1 ? "was" : "were"),
                     "run the command again if other records were added or edited meanwhile")};
}

Outcome whole_jobs(const Request& request) {
  for (const Option* of_records : {&bind, &absent, &decimal, &delimiter, &empty, &totals, &by, &rejects, &max_rejects})
    if (request.given(*of_records))
      return failure(diag::make(diag::usage,
                                fmt::format("{} applies only to a template with records", of_records->name),
                                "name both files: aicarbon batch template.json records.csv"));
  const auto catalog = load_catalog(request);
  if (!catalog) return failure(catalog.notes);
  ReadState state;
  auto bytes = open_bytes(request.text(job), state);
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
  std::string first_reject;  // in words
  rows::RowMessages warnings;
  const auto take = [&](std::vector<rows::JobRow> jobs) {
    for (rows::JobRow& one : jobs) {
      text += one.text;
      (one.faults.empty() ? rows : rejected) += 1;
      for (const Diagnostic& d : one.warnings)
        warnings.add(code_name(d.code) + d.message, rows + rejected, 1, [&] { return d; });
      if (!one.faults.empty() && first_reject.empty())
        first_reject = fmt::format("first rejected: job {}, {}\n", rows + rejected, one.faults.front().message);
      if (one.faults.empty() || skips) continue;
      outcome.messages = std::move(one.faults);
      break;
    }
    return (holds || output.write(std::exchange(text, {}))) && outcome.messages.empty();
  };
  const Progress progress("reading jobs");
  const log::Step step("jobs");
  outcome.messages += rows::each_job(
      table::unpacked(*std::move(bytes), state.failure), state.failure, *catalog,
      {request.text(job), row_keys(), options::threads_of(request)},
      [&](std::string_view name, const rows::RowFigures& figures, std::string& out) {
        render::write_job(name, figures, 0, row, out);
      },
      take);
  if (output.closed_pipe) return {};
  outcome.warnings = catalog.notes;
  outcome.warnings += warnings.in_words("job");
  if (outcome.messages.empty()) outcome.warnings += changed_meanwhile(state, request.text(job), rows + rejected, "job");
  if (outcome.messages.empty() && !(holds && warns(outcome.warnings)))
    (void)((!holds || output.write(text)) && output.good() && output.finish());
  if (output.closed_pipe) return {};
  outcome.messages += output.faults;
  if (outcome.messages.empty())
    outcome.remark =
        counted(rows, "job") + (rejected > 0 ? fmt::format(", {} rejected\n{}", rejected, first_reject) : "\n");
  if (!holds) outcome.messages += std::exchange(outcome.warnings, {});
  return outcome;
}

}  // namespace aicarbon::cli::of_batch
