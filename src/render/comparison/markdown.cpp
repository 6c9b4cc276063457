// Markdown of comparisons, for a step summary or a pull-request comment: why the jobs are hard to compare, the result
// in a sentence, the conditions, the changed inputs, and the emission sources.
#include "render/comment.hpp"
#include "render/comparison/formats.hpp"
#include "render/comparison/phrases.hpp"
#include "render/escape.hpp"
#include "render/phrases.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

namespace aicarbon::render {
namespace {

// This marker never changes, because tools that update a comment in place search for it.
constexpr std::string_view marker = "<!-- aicarbon:comparison -->\n";

std::string change(double kg) { return signed_amount(dim::co2e, Figure{kg, kg * 0.99, kg * 1.01, {}}); }
std::string number(const std::optional<double>& kg) {
  return kg ? units::human(dim::co2e, *kg, 3) : std::string("none");
}

Block answer(const Comparison& c) {
  Block block{fmt::format("\n### {}\n\n", markdown_text(c.head)), {}, ""};
  for (const WarningReport& w : c.warnings)
    block.rows.push_back(
        fmt::format("> **{} {}**: {}\n\n", code_name(w.code.number), w.severity, markdown_text(w.message)));
  block.rows.push_back(fmt::format("**{}**\n", markdown_text(sentence(c))));
  for (const Gate& g : c.fail_on)
    block.rows.push_back(fmt::format("\n{}: {}{}\n", g.holds ? "fails" : "passes", markdown_code(g.condition),
                                     g.reason.empty() ? "" : "; " + markdown_text(g.reason)));
  return block;
}

Block because(const Comparison& c) {
  Block block{"\n| changed input | from | to | change |\n|---|---|---|--:|\n", {}, ""};
  for (const Because& b : c.because)
    block.rows.push_back(fmt::format("| {} | {} | {} | {} |\n", markdown_code(b.path),
                                     markdown_text(b.from.value_or("")), markdown_text(b.to.value_or("")),
                                     change(b.co2e_kg)));
  return block;
}

Block sources(const Comparison& c) {
  Block block{"\n<details><summary>By source</summary>\n\n| source | base | head | change |\n|---|--:|--:|--:|\n",
              {},
              "\n</details>\n"};
  for (const SourceChange& s : c.by_source)
    block.rows.push_back(fmt::format("| {} | {} | {} | {} |\n", words(s.source), number(s.base_kg), number(s.head_kg),
                                     change(s.change_kg)));
  return block;
}

}  // namespace

std::string comparison_markdown(const Comparisons& comparisons, const RenderOptions&) {
  Comment comment(marker);
  for (const Comparison& c : comparisons) {
    comment.add(answer(c));
    comment.add(because(c));
    comment.add(sources(c));
  }
  const Comparison& first = comparisons.front();
  std::string foot = "best values only";
  if (first.uncertainty.samples > 0)
    foot = fmt::format("{} paired draws, seed {}", units::shortest(first.uncertainty.samples),
                       units::shortest(first.uncertainty.seed));
  return comment.finish(
      fmt::format("{}; catalog {} ({})", foot, first.tool.catalog, first.tool.catalog_sha256.substr(0, 12)));
}

}  // namespace aicarbon::render
