// aicarbon sweep JOB --vary …: estimates a job at many values of some of its fields.
#include "cli/command/commands.hpp"
#include "cli/io/files.hpp"
#include "cli/io/terminal.hpp"
#include "cli/load.hpp"
#include "cli/log.hpp"
#include "cli/options.hpp"

#include "diag/codes.hpp"
#include "report/sweep.hpp"

#include <sstream>

namespace aicarbon::cli {
namespace of_sweep {

constexpr Option job{.name = "JOB", .help = "a job; - is standard input", .offers = Offers::files, .required = true};
constexpr Option vary{.name = "--vary",
                      .value = "PATH=VALUES",
                      .help =
                          "a field and its values: /PATH=START:STOP:STEP[ unit] or /PATH=A,B,…; * matches catalog ids",
                      .repeats = true};
constexpr Option vary_file{.name = "--vary-file",
                           .value = "FILE",
                           .help = "read more --vary arguments from FILE, one per line",
                           .offers = Offers::files};
constexpr Option zip{.name = "--zip", .help = "pair values by position instead of taking every combination"};
constexpr Option objective{.name = "--objective",
                           .value = "METRIC",
                           .help = "metric to minimize, such as total, energy or per_unit/NAME",
                           .fallback = "total"};
constexpr Option top{.name = "--top",
                     .value = "N",
                     .help = "show only the N best points, best first",
                     .check = whole_number<1, 1'000'000>};
constexpr Option own[] = {job, vary, vary_file, zip, objective, top};
constexpr Option format = options::format_of<sweep_formats>;
constexpr Option more[] = {options::threads};
constexpr Options listed[] = {own, options::document<sweep_formats>, more, options::overlays, options::screen};

// The lines of a file, each with one field and its values. Empty lines and lines that begin with # are left out.
Result<std::vector<std::string>> lines_of(const std::string& file) {
  const auto text = read_file(file);
  if (!text) return text.notes;
  std::vector<std::string> lines;
  std::istringstream in(text->text);
  for (std::string line; std::getline(in, line);) {
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.pop_back();
    if (!line.empty() && line.front() != '#') lines.push_back(line);
  }
  return lines;
}

Outcome run(const Request& request) {
  Diagnostics found;
  const auto metric = report::metric(request.text(objective), {}).noted_in(found);
  const auto catalog = load_catalog(request).noted_in(found);
  const auto source = read_file(request.text(job)).noted_in(found);
  std::vector<std::string> varied = request.list(vary);
  if (request.given(vary_file))
    if (const auto more_of_them = lines_of(request.text(vary_file)).noted_in(found))
      varied.insert(varied.end(), more_of_them->begin(), more_of_them->end());
  report::SweepRequest wanted;
  if (catalog)
    for (const std::string& text : varied)
      if (auto values = rows::value_list_of(text, *catalog).noted_in(found)) wanted.vary.push_back(std::move(*values));
  if (varied.empty() && !has_errors(found))
    found.push_back(
        diag::make(diag::usage, "no field varies", "add --vary '/sites/main/grid=FR,SE', or --vary-file FILE"));
  if (has_errors(found)) return failure(std::move(found));
  wanted.zipped = request.flag(zip);
  wanted.objective = *metric;
  if (request.given(top)) wanted.top = request.number(top);
  wanted.threads = options::threads_of(request);
  const Progress progress("sweeping");
  auto result = log::timed("evaluate", [&] { return report::sweep(*source, *catalog, wanted); }).noted_in(found);
  if (!result) return failure(std::move(found));
  Outcome outcome{.warnings = messages_of(result->warnings)};
  if (request.text(format) == "csv") std::swap(outcome.messages, outcome.warnings);  // CSV has no place for warnings
  const Diagnostics of_job = warnings_of(*source, *catalog);
  outcome.warnings += of_job;
  outcome.messages += each_once(of_job);
  outcome.document = document(*std::move(result), sweep_formats());
  return outcome;
}

}  // namespace of_sweep

const Command sweep_command{
    "sweep", "estimate a job at many values of some of its fields, and find the best of them",
    "  aicarbon sweep job.json --vary '/sites/main/grid=FR,SE,US'\n"
    "  aicarbon sweep job.json --vary '/hardware/node/lifetime=3:8:1 years' --vary '/sites/main/grid=gcp/*' --top 10\n",
    of_sweep::listed, of_sweep::run};

}  // namespace aicarbon::cli
