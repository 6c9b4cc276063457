// aicarbon compare BASE HEAD…: shows what changed, which inputs caused it, and whether the difference is significant.
#include "cli/command/commands.hpp"
#include "cli/load.hpp"
#include "cli/log.hpp"
#include "cli/options.hpp"

#include "diag/codes.hpp"
#include "report/comparison.hpp"
#include "units/units.hpp"
#include "verdict/condition.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::cli {
namespace of_compare {

std::string not_a_probability(std::string_view text) {
  const auto value = units::parse_number(text);
  return value && *value > 0 && *value <= 1 ? std::string{} : "is not a number above 0 and at most 1";
}

constexpr Option jobs{
    .name = "JOB",
    .help =
        "jobs or saved reports: the base (unless --base names it), then those compared with it; - is standard input",
    .offers = Offers::files,
    .required = true,
    .repeats = true};
constexpr Option base{.name = "--base",
                      .value = "FILE",
                      .help = "the job or saved report to compare with (default: the first JOB)",
                      .offers = Offers::files};
constexpr Option fail_on{
    .name = "--fail-on",
    .value = "CONDITION",
    .help = "exit with 1 if a change meets CONDITION, such as \"total > +5%\" or \"by_stage/operation > +100 kg\"",
    .repeats = true};
constexpr Option confidence{
    .name = "--confidence",
    .value = "P",
    .help =
        "a CONDITION counts as met if it holds in at least this share of paired draws, such as 0.9 (default: use best values)",
    .check = not_a_probability};

constexpr Option own[] = {jobs, base, fail_on, confidence};
constexpr Option more[] = {
    {.name = "--all", .help = "with several jobs, show each comparison in full"},
};
constexpr Options listed[] = {
    own, options::document<comparison_formats>, more, options::sampling, options::overlays, options::screen};

Result<std::vector<verdict::Condition>> conditions(const std::vector<std::string>& texts) {
  std::vector<verdict::Condition> list;
  Diagnostics faults;
  for (const std::string& text : texts)
    if (auto condition = verdict::condition(text).noted_in(faults)) list.push_back(std::move(*condition));
  if (has_errors(faults)) return faults;
  return list;
}

// Evaluates the conditions on every comparison, and records each result in the comparison.
Result<bool> judge(std::span<const verdict::Condition> gates, std::span<const Compared> sides, Comparisons& comparisons,
                   const EstimateOptions& o, std::optional<double> share) {
  bool any_holds = false;
  Diagnostics faults;
  for (std::size_t k = 0; k < comparisons.size(); ++k)
    for (const verdict::Condition& condition : gates)
      if (auto gate = verdict::judge(condition, sides.front(), sides[k + 1], share, {o.samples, o.seed, o.threads})
                          .noted_in(faults)) {
        any_holds = any_holds || gate->holds;
        comparisons[k].fail_on.push_back(std::move(*gate));
      }
  if (has_errors(faults)) return faults;
  return any_holds;
}

std::string gates_in_words(const Comparisons& comparisons) {
  std::string text;
  for (const Comparison& c : comparisons)
    for (const Gate& gate : c.fail_on)
      if (gate.holds)
        text += fmt::format("{}: {}{}\n", c.head, gate.condition, gate.reason.empty() ? "" : ": " + gate.reason);
  return text;
}

Outcome run(const Request& request) {
  const auto gates = conditions(request.list(fail_on));
  if (!gates) return failure(gates.notes);
  std::vector<std::string> names = request.list(jobs);
  if (request.given(base)) names.insert(names.begin(), request.text(base));
  if (names.size() < 2)
    return failure(diag::make(diag::usage, "a job to compare with is missing",
                              "for example: aicarbon compare base.json head.json"));
  const auto catalog = load_catalog(request);
  if (!catalog) return failure(catalog.notes);
  const EstimateOptions sampling = options::sampling_of(request);
  EstimateOptions best_only = sampling;
  best_only.samples = 0;  // samples of totals and conditions are drawn below, in pairs
  auto loaded = load(names, *catalog, best_only);
  if (!loaded) return failure(loaded.notes);
  auto warnings = warnings_of(*loaded);
  std::vector<Compared> sides;
  for (Loaded& one : loaded->jobs) sides.push_back(std::move(one.of));
  Comparisons comparisons =
      log::timed("compare pairs", [&] { return compare(sides.front(), std::span(sides).subspan(1), sampling); });
  const auto share = request.given(confidence) ? units::parse_number(request.text(confidence)) : std::nullopt;
  const auto failed = judge(*gates, sides, comparisons, sampling, share);
  if (!failed) return failure(failed.notes);
  Diagnostics messages = catalog.notes;
  messages += each_once(warnings);
  for (const Comparison& c : comparisons) warnings += messages_of(c.warnings, c.head);
  std::string remark = gates_in_words(comparisons);
  return {.document = document(std::move(comparisons), comparison_formats()),
          .messages = std::move(messages),
          .warnings = std::move(warnings),
          .exit = *failed ? check_failed : success,
          .remark = std::move(remark)};
}

}  // namespace of_compare

const Command compare_command{
    "compare", "show what changed between jobs, which inputs caused it, and whether the difference is significant",
    "  aicarbon compare before.json after.json\n"
    "  aicarbon compare --base main-report.json *.json\n"
    "  aicarbon compare before.json after.json --fail-on 'total > +5%' --confidence 0.9\n",
    of_compare::listed, of_compare::run};

}  // namespace aicarbon::cli
