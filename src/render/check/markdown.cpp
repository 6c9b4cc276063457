// A check as Markdown for a step summary or a pull-request comment: the overall result, a table with one row per rule
// and job, the reasons for the verdicts, and changes that would meet the limits of broken rules.
#include "render/check/formats.hpp"
#include "render/check/verdict.hpp"
#include "render/comment.hpp"
#include "render/escape.hpp"
#include "render/text.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

namespace aicarbon::render {
namespace {

// This marker never changes, because tools that update a comment in place search for it.
constexpr std::string_view marker = "<!-- aicarbon:check -->\n";

std::string about(const CheckReport& check) {
  const std::string draws = check.uncertainty.samples > 0
                                ? fmt::format("{} samples, seed {}", units::shortest(check.uncertainty.samples),
                                              units::shortest(check.uncertainty.seed))
                                : std::string("best values only");
  return fmt::format("aicarbon {}; {}; catalog {}", check.tool.version, draws, check.tool.catalog);
}

}  // namespace

std::string check_markdown(const CheckReport& check, const RenderOptions& options) {
  Comment comment(marker);
  comment.add(
      {fmt::format("\n## Carbon budget: {}\n", check.passed ? "met" : "not met"),
       {fmt::format("\n{}; jobs judged: {}; budget: {}\n", counts(check), check.jobs, markdown_code(check.budget))},
       ""});
  Block rows{
      "\n| verdict | rule | job | metric | value | limit | headroom | draws within limit |\n|---|---|---|---|---|--:|--:|--:|\n",
      {},
      ""};
  for (const RuleResult& r : check.results) {
    const std::string verdict =
        r.state == RuleState::pass ? std::string(word(r.state)) : fmt::format("**{}**", word(r.state));
    rows.rows.push_back(fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} |\n", verdict, markdown_text(r.rule),
                                    markdown_text(r.job), markdown_text(r.metric), value_text(r), limit_text(r),
                                    headroom_text(r), r.probability ? share_of_draws(*r.probability) : ""));
  }
  comment.add(rows);
  Block why{"\nWhy:\n\n", {}, ""};
  Block fits{"\nChanges that would meet the limit, one at a time:\n\n", {}, ""};
  for (const RuleResult& r : check.results) {
    const std::string subject = markdown_text(fmt::format("{}, {}", r.rule, r.job));
    if (!r.reason.empty()) why.rows.push_back(fmt::format("- {}: {}\n", subject, markdown_text(r.reason)));
    for (const Fit& fit : r.would_fit)
      fits.rows.push_back(fmt::format("- {}: {} from {} to {} ({})\n", subject, markdown_code(place_of(fit)),
                                      markdown_text(fit.from), markdown_text(fit.to), markdown_text(fit.how)));
  }
  comment.add(why);
  comment.add(fits);
  return plain(comment.finish(markdown_text(about(check))), options.ascii);
}

}  // namespace aicarbon::render
