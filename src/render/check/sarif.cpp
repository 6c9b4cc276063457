// A check as SARIF: the rules of the budget are the rules of the driver, and each rule that does not pass is a result
// on a line of the job file.
//
// A rule that passes is listed by the driver but has no result. The standard has the kind "pass" with the level "none"
// for such a rule (result object, kind and level, read in the editors' source of oasis-tcs/sarif-spec), but GitHub
// shows every result as an open alert, whatever its kind (microsoft/PSRule#955). An incomplete rule is an error,
// because it makes the check fail; with the kind "open", the level would have to be "none". An excepted rule is a note
// with an accepted suppression, which contains the reason for the exception; GitHub does not read suppressions
// (github/codeql-action#1230) and shows the note.
#include "render/sarif.hpp"
#include "render/check/formats.hpp"
#include "render/check/verdict.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::render {

std::string check_sarif(const CheckReport& check, const RenderOptions&) {
  SarifRun run{.category = "aicarbon/check", .tool_version = check.tool.version, .rules = {}, .results = {}};
  for (const RuleResult& r : check.results) {
    auto rule = std::ranges::find(run.rules, r.rule, &SarifRule::id);
    if (rule == run.rules.end())
      rule =
          run.rules.insert(rule, {r.rule, fmt::format("carbon budget: {}", r.metric),
                                  fmt::format("A rule of the budget {} for the metric {}.", check.budget, r.metric)});
    const auto level = level_of(r);
    if (!level) continue;
    SarifResult result;
    result.rule = static_cast<std::size_t>(rule - run.rules.begin());
    result.note = {.level = *level,
                   .file = r.file.empty() ? check.budget : r.file,
                   .line = r.line,
                   .title = {},
                   .message = verdict(r)};
    result.path = r.path;
    if (r.state == RuleState::excepted) result.accepted = r.reason;
    result.texts = {{"state", std::string(word(r.state))}, {"job", r.job}, {"metric", r.metric}, {"unit", r.unit}};
    if (r.value)
      result.numbers = {
          {"value", r.value->best}, {"median", r.value->median}, {"low", r.value->low}, {"high", r.value->high}};
    result.numbers.emplace_back("limit", r.limit);
    result.numbers.emplace_back("headroom", r.headroom);
    result.numbers.emplace_back("probability", r.probability);
    run.results.push_back(std::move(result));
  }
  return sarif(run);
}

}  // namespace aicarbon::render
