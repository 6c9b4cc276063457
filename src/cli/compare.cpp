// aicarbon compare BASE HEAD…: what changed, because of what, and whether the difference is real.
#include "cli/program.hpp"

#include "diag/codes.hpp"
#include "report/comparison.hpp"
#include "verdict/condition.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::cli {
namespace {

struct Request {
  std::vector<std::string> jobs;
  std::string base;
  std::vector<std::string> fail_on;
  double confidence = 0;  ///< 0: conditions are judged at best values
};

std::optional<std::vector<verdict::Condition>> conditions(const Request& request, Diagnostics& out) {
  std::vector<verdict::Condition> list;
  for (const std::string& text : request.fail_on)
    if (auto condition = verdict::condition(text, out)) list.push_back(std::move(*condition));
  if (has_errors(out)) return std::nullopt;
  return list;
}

int run_compare(const Request& request, const Options& o) {
  Diagnostics out;
  const auto gates = conditions(request, out);
  std::vector<std::string> names = request.jobs;
  if (!request.base.empty()) names.insert(names.begin(), request.base);
  if (gates && names.size() < 2)
    out.push_back(
        diag::make(diag::usage, "a job to compare with is missing", "`aicarbon compare base.json head.json`"));
  if (has_errors(out)) return report(out, o);
  Options best_only = o;
  best_only.samples = 0;  // totals and conditions are drawn below, paired
  auto loaded = load(names, best_only, out);
  if (!loaded) return report(out, o);
  std::vector<Compared> sides;
  for (Loaded& one : loaded->jobs) sides.push_back(std::move(one.of));
  const EstimateOptions options = estimate_options(o);
  const auto heads = std::span<const Compared>(sides).subspan(1);
  Comparisons comparisons = compare(sides.front(), heads, options);
  const auto confidence = request.confidence > 0 ? std::optional(request.confidence) : std::nullopt;
  bool failed = false;
  for (std::size_t k = 0; k < comparisons.size(); ++k)
    for (const verdict::Condition& condition : *gates)
      if (auto gate = verdict::judge(condition, sides.front(), heads[k], confidence,
                                     {options.samples, options.seed, options.threads}, out)) {
        failed = failed || gate->holds;
        comparisons[k].fail_on.push_back(std::move(*gate));
      }
  if (has_errors(out)) return report(out, o);
  if (const int code = deliver(comparisons, comparison_formats(), o, out); code != done) return code;
  for (const Comparison& c : comparisons)
    for (const Gate& gate : c.fail_on)
      if (gate.holds)
        write_stderr(fmt::format("{}: {}{}\n", c.head, gate.condition, gate.reason.empty() ? "" : ": " + gate.reason));
  return failed ? answer_is_no : done;
}

}  // namespace

void add_compare(CLI::App& command, Options& o, std::function<int()>& run) {
  auto request = std::make_shared<Request>();
  command.add_option("JOB", request->jobs, "BASE HEAD…: jobs or saved reports; - is standard input")
      ->type_name("")
      ->required();
  command.add_option("--base", request->base, "the job compared with (default: the first)")->type_name("FILE");
  command
      .add_option("--fail-on", request->fail_on,
                  "end with 1 when a change is so: \"total > +5%\", \"by_stage/operation > +100 kg\"; may be given "
                  "several times")
      ->type_name("CONDITION")
      ->take_all();
  command
      .add_option(
          "--confidence", request->confidence,
          "judge --fail-on by the share of paired draws in which it holds, such as 0.9 (default: at best values)")
      ->type_name("P")
      ->check(CLI::Range(0.0, 1.0).description(""));
  add_sampling_options(command, o);
  add_catalog_option(command, o);
  add_output_options(command, o, comparison_formats());
  run = [request, &o] { return run_compare(*request, o); };
}

}  // namespace aicarbon::cli
