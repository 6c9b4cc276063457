// The HTML page of a comparison: first the reasons why the jobs are hard to compare, then the result in a sentence, the
// conditions, a waterfall chart from base to head with a step for each changed input, and the emission sources. The
// JSON is at the end of the page.
#include "render/chart.hpp"
#include "render/comparison/formats.hpp"
#include "render/comparison/phrases.hpp"
#include "render/headline.hpp"
#include "render/page.hpp"
#include "render/phrases.hpp"
#include "render/text.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace aicarbon::render {
namespace {

using page::number;

constexpr int page_digits = 3;
constexpr std::size_t shown_steps = 12;

struct Place {
  const Comparison& c;
  int level;
  std::string id;
};

Markup section(const Place& p, std::string_view id, std::string_view words, const Markup& inside) {
  return page::section(p.level + 1, p.id + std::string(id), words, inside);
}

std::string title_of(const Comparison& c) { return fmt::format("{} against {}", c.head, c.base); }

// The total at best values, to which the steps of the chart add up.
std::string best_of(const std::optional<Figure>& f, bool complete) {
  return f ? sum_text(dim::co2e, *f, complete, glyphs(false)) : "not estimated";
}
std::string total_of(const std::optional<Figure>& f, bool complete) {
  return f ? headline_text(dim::co2e, *f, complete, glyphs(false)).total : "not estimated";
}
Markup total_fact(const std::string& job, const std::optional<Figure>& f, bool complete) {
  if (!f) return page::fact(job, "not estimated", "");
  const HeadlineText total = headline_text(dim::co2e, *f, complete, glyphs(false));
  return page::fact(job, total.total, joined(total.range, "; ", total.at_best));
}

std::string draws_of(const Comparison& c) {
  return c.probability_lower
             ? fmt::format("lower in {} % of paired draws", units::significant(*c.probability_lower * 100, page_digits))
             : std::string{};
}

Markup facts(const Place& p) {
  const Comparison& c = p.c;
  Markup list =
      total_fact(c.base, c.base_co2e_kg, c.base_complete) + total_fact(c.head, c.head_co2e_kg, c.head_complete);
  if (c.change) {
    list += page::fact(has_median(c) ? "Difference at best values" : "Difference",
                       signed_amount(dim::co2e, c.change->co2e_kg), signed_range(dim::co2e, c.change->co2e_kg));
    if (c.change->relative)
      list += page::fact("Relative to the base", signed_percent(c.change->relative->best), draws_of(c));
  }
  return element("dl", {{"class", "facts"}}, list);
}

// ---- base, changes, head

// Where the axis of the waterfall chart begins: above zero if the changes are small compared with the totals; otherwise
// at zero, or at the lowest value if that is negative. If the axis begins above zero, the page states this.
double axis_from(const std::vector<chart::Step>& steps) {
  double low = steps.front().to;
  double high = steps.front().to;
  for (const chart::Step& s : steps) {
    low = std::min(low, s.to);
    high = std::max(high, s.to);
  }
  constexpr double small = 0.25;
  if (low <= 0 || high - low >= small * high) return std::min(low, 0.0);
  return std::max(0.0, low - (high - low) / 2);
}

std::vector<chart::Step> steps(const Comparison& c) {
  std::vector<chart::Step> list;
  double at = c.base_co2e_kg->best;
  list.push_back({c.base, best_of(c.base_co2e_kg, c.base_complete), 0, at, true});
  const std::size_t shown = c.because.size() <= shown_steps ? c.because.size() : shown_steps - 1;
  for (std::size_t i = 0; i < shown; ++i) {
    const Because& b = c.because[i];
    list.push_back({b.path, page::change(b.co2e_kg, page_digits), at, at + b.co2e_kg});
    at += b.co2e_kg;
  }
  const double head = c.head_co2e_kg->best;
  if (shown < c.because.size())
    list.push_back(
        {fmt::format("{} other inputs", c.because.size() - shown), page::change(head - at, page_digits), at, head});
  list.push_back({c.head, best_of(c.head_co2e_kg, c.head_complete), 0, head, true});
  return list;
}

Markup because(const Place& p) {
  const Comparison& c = p.c;
  if (c.because.empty() || !c.change || !c.base_co2e_kg || !c.head_co2e_kg) return {};
  const auto all = steps(c);
  const double from = axis_from(all);
  const Markup chart = page::figure(
      chart::waterfall(
          {p.id + "because-chart", "From " + c.base + " to " + c.head,
           "The first bar is the base and the last the head; each bar between them is one changed input, or all remaining ones, and starts where the previous bar ended. The table below has the numbers."},
          all, from),
      page::key_entry("less", "less") + page::key_entry("more", "more") + page::key_entry("sum", "total"));
  Markup rows;
  for (const Because& b : c.because)
    rows += page::row(element("th", {{"scope", "row"}, {"class", "long"}}, element("code", b.path)) +
                      page::cell(element("code", b.from.value_or("–"))) +
                      page::cell(element("code", b.to.value_or("–"))) + number(page::change(b.co2e_kg, page_digits)));
  Markup note;
  if (from > 0)
    note = element("p", {{"class", "note"}},
                   fmt::format("The axis begins at {}, not at zero.", units::human(dim::co2e, from, page_digits)));
  return section(p, "because", "Why the total changes",
                 chart + note +
                     page::table("Changed inputs; their shares add up to the change at best values",
                                 {{"Input", "long"}, {"From"}, {"To"}, {"Change", "number"}},
                                 page::rows(std::move(rows)), page::Narrow::stack));
}

Markup by_source(const Place& p) {
  if (p.c.by_source.empty()) return {};
  const auto amount_cell = [](const std::optional<double>& kg) {
    return number(kg ? units::human(dim::co2e, *kg, page_digits) : std::string("none"));
  };
  Markup rows;
  for (const SourceChange& s : p.c.by_source)
    rows +=
        page::row(page::name(text(words(s.source)) + (s.stage == s.source ? Markup() : page::aside(words(s.stage)))) +
                  amount_cell(s.base_kg) + amount_cell(s.head_kg) + number(page::change(s.change_kg, page_digits)));
  return section(p, "sources", "By source",
                 page::table("CO₂e by emission source, at best values",
                             {{"Source and stage"}, {"Base", "number"}, {"Head", "number"}, {"Change", "number"}},
                             page::rows(std::move(rows))));
}

Markup conditions(const Place& p) {
  if (p.c.fail_on.empty()) return {};
  Markup rows;
  for (const Gate& g : p.c.fail_on) {
    std::string value = g.reason;
    if (g.value)
      value =
          fmt::format("{}{} {}", *g.value < 0 ? "−" : "+", units::significant(std::abs(*g.value), page_digits), g.unit);
    const std::string draws =
        g.probability ? fmt::format("{} %", units::significant(*g.probability * 100, page_digits)) : "–";
    rows += page::row(element("th", {{"scope", "row"}}, element("code", g.condition)) +
                      page::cell(g.holds ? "fails" : "passes") + number(value) + number(draws));
  }
  return section(p, "conditions", "Conditions",
                 page::table("The comparison fails if a condition is met",
                             {{"Condition"}, {"Result"}, {"Change", "number"}, {"Met in paired draws", "number"}},
                             page::rows(std::move(rows)), page::Narrow::stack));
}

Markup one(const Place& p) {
  Markup inside = page::heading(p.level, title_of(p.c));
  if (!p.c.warnings.empty())
    inside += section(p, "warnings", "Why the jobs are hard to compare", page::warnings(p.c.warnings));
  inside += element("p", {{"class", "sentence"}}, sentence(p.c)) + facts(p) + conditions(p) + because(p) + by_source(p);
  return p.level == 1 ? inside : element("section", {{"class", "report"}, {"id", p.id + "report"}}, inside);
}

// ---- several heads

std::string id_of(std::size_t index) { return fmt::format("c{}-", index + 1); }

Markup ranking(const Comparisons& all) {
  Markup rows;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Comparison& c = all[i];
    const Markup link = element("a", {{"href", "#" + id_of(i) + "report"}}, c.head);
    const auto n = c.warnings.size();
    Markup verdict = text(words(c.verdict));
    if (n > 0) verdict += page::under(fmt::format("{} warning{}", n, n == 1 ? "" : "s"));
    Markup change = text(c.change ? signed_amount(dim::co2e, c.change->co2e_kg) : "–");
    if (c.change && c.change->relative) change += page::under(signed_percent(c.change->relative->best));
    rows += page::row(page::name(link) + page::cell(verdict) + number(total_of(c.head_co2e_kg, c.head_complete)) +
                      number(change));
  }
  return page::table(fmt::format("Each job compared with {}, {}", all.front().base,
                                 total_of(all.front().base_co2e_kg, all.front().base_complete)),
                     {{"Job"}, {"Verdict"}, {"Total", "number"}, {"Change", "number"}}, page::rows(std::move(rows)));
}

}  // namespace

std::string comparison_html(const Comparisons& comparisons, const RenderOptions& options) {
  const bool single = comparisons.size() == 1;
  const std::string title = single
                                ? title_of(comparisons.front())
                                : fmt::format("{} jobs compared with {}", comparisons.size(), comparisons.front().base);
  Markup main = element("p", {{"class", "eyebrow"}}, "Comparison of life-cycle carbon by aicarbon");
  if (!single) main += page::heading(1, title) + ranking(comparisons);
  for (std::size_t i = 0; i < comparisons.size(); ++i)
    main += one({comparisons[i], single ? 1 : 2, single ? std::string{} : id_of(i)});
  const Markup foot = page::section(2, "made-by", "How this was made",
                                    page::made_by(comparisons.front().tool, comparisons.front().uncertainty));
  return page::document(title, element("main", main) + element("footer", foot), comparison_json(comparisons, options));
}

}  // namespace aicarbon::render
