// aicarbon sweep JOB --vary …: a job at many values of some of its places.
#include "cli/program.hpp"
#include "cli/terminal.hpp"

#include "diag/codes.hpp"
#include "report/sweep.hpp"

#include <fmt/format.h>

#include <sstream>

namespace aicarbon::cli {
namespace {

struct Request {
  std::string job;
  std::vector<std::string> vary;
  std::string vary_file;
  std::string objective = "total";
  std::size_t top = 0;
  bool zip = false;
};

// A place and its values a line; # begins a comment.
std::optional<std::vector<std::string>> lines_of(const std::string& file, Diagnostics& out) {
  const auto text = read_file(file, out);
  if (!text) return std::nullopt;
  std::vector<std::string> lines;
  std::istringstream in(text->text);
  for (std::string line; std::getline(in, line);) {
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.pop_back();
    if (!line.empty() && line.front() != '#') lines.push_back(line);
  }
  return lines;
}

int run_sweep(const Request& request, const Options& o) {
  Diagnostics out;
  report::SweepRequest sweep;
  const auto objective = report::metric(request.objective, {}, out);
  const auto catalog = load_catalog(o, out);
  auto job = read_file(request.job, out);
  std::vector<std::string> vary = request.vary;
  if (!request.vary_file.empty())
    if (const auto more = lines_of(request.vary_file, out)) vary.insert(vary.end(), more->begin(), more->end());
  if (catalog)
    for (const std::string& text : vary)
      if (auto values = rows::value_list_of(text, *catalog, out)) sweep.vary.push_back(std::move(*values));
  if (vary.empty() && !has_errors(out))
    out.push_back(
        diag::make(diag::usage, "nothing varies", "add --vary '/sites/main/grid=FR,SE', or --vary-file FILE"));
  if (has_errors(out)) return report(out, o);
  sweep.zipped = request.zip;
  sweep.objective = *objective;
  if (request.top > 0) sweep.top = request.top;
  sweep.threads = estimate_options(o).threads;
  const Progress progress("sweeping");
  const auto result = report::sweep(*job, *catalog, sweep, out);
  if (!result) return report(out, o);
  Diagnostics warnings;
  for (const WarningReport& w : result->warnings)
    warnings.push_back(diag::make(static_cast<diag::Code>(std::stoi(w.code.substr(2))), w.message, w.help));
  if (!o.deny.empty() && !warnings.empty()) {
    (void)report(warnings, o);
    write_stderr("warnings are denied: nothing was printed\n");
    return user_error;
  }
  if (o.format == "csv") (void)report(warnings, o);  // other formats have them in the document
  return deliver(*result, sweep_formats(), o, out);
}

}  // namespace

void add_sweep(CLI::App& command, Options& o, std::function<int()>& run) {
  auto request = std::make_shared<Request>();
  command.add_option("JOB", request->job, "a job; - is standard input")->type_name("")->required();
  command
      .add_option(
          "--vary", request->vary,
          "/PATH=START:STOP:STEP[ unit] or /PATH=A,B,…; globs are ids of the catalog; may be given several times")
      ->type_name("PATH=VALUES")
      ->take_all();
  command.add_option("--vary-file", request->vary_file, "more of them, one a line")->type_name("FILE");
  command.add_flag("--zip", request->zip, "the first values together, then the second ones; else each with each");
  command
      .add_option("--objective", request->objective,
                  "the metric to be small: total, energy, per_unit/NAME (default total)")
      ->type_name("METRIC");
  command.add_option("--top", request->top, "only the N best points, best first")
      ->type_name("N")
      ->check(CLI::Range(std::size_t{1}, std::size_t{1'000'000}).description(""));
  command.add_option("--threads", o.threads, "threads; changes the speed, never a bit (default: the machine's)")
      ->type_name("N")
      ->check(CLI::Range(1U, 256U).description(""));
  add_catalog_option(command, o);
  add_output_options(command, o, sweep_formats());
  run = [request, &o] { return run_sweep(*request, o); };
}

}  // namespace aicarbon::cli
