// Sections of the HTML report: the breakdown of the total, as charts and as tables with the same numbers. A sum that
// lacks a line is a lower bound and is shown with ≥.
#include "lifecycle/source/booking.hpp"
#include "render/chart.hpp"
#include "render/headline.hpp"
#include "render/page.hpp"
#include "render/phrases.hpp"
#include "render/report/html/sections.hpp"
#include "render/text.hpp"
#include "report/headline.hpp"
#include "report/phase_lines.hpp"
#include "report/unknown.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace aicarbon::render {
namespace {

using page::cell;
using page::number;
using page::under;

// A sum of lines: its known part, and whether it is complete.
struct Sum {
  std::optional<Figure> co2e_kg;
  bool complete;
};

template <class Chosen>
Sum sum(const Report& r, const std::optional<Figure>& co2e_kg, Chosen chosen) {
  return {co2e_kg,
          std::ranges::none_of(r.lines, [&](const LineReport& l) { return report::has_unknowns(l) && chosen(l); })};
}

Sum of_phase(const report::PhaseLines& lines, const PhaseReport& phase) {
  return {phase.co2e_kg,
          std::ranges::none_of(lines.of(phase.name), [](const LineReport* l) { return report::has_unknowns(*l); })};
}

std::string best_of(const Sum& sum) {
  if (!sum.co2e_kg) return sum.complete ? "nothing inside the boundary" : "not estimated";
  return sum_text(dim::co2e, *sum.co2e_kg, sum.complete, page_glyphs());
}

bool drawn(const std::optional<Figure>& f) { return f && f->best > 0; }

// The cells for best value, range and share of the total.
Markup figures(const Report& r, const Sum& sum) {
  if (!sum.co2e_kg) return element("td", {{"class", "number"}, {"colspan", "2"}}, best_of(sum)) + number("");
  std::string share;
  if (drawn(r.total.co2e_kg)) share = share_text(sum.co2e_kg->best / r.total.co2e_kg->best);
  return number(best_of(sum)) + number(range(dim::co2e, *sum.co2e_kg, page_glyphs())) + number(share);
}

// ---- by phase and stage

Markup stage_key(const NamedList<StageFigure>& stages) {
  Markup key;
  for (const auto& [name, stage] : stages)
    if (drawn(stage.co2e_kg)) key += page::key_entry(name, words(name));
  return key;
}

// The sum of one stage over all phases.
Sum of_stage(const Report& r, const std::string& name, const StageFigure& stage) {
  return sum(r, stage.co2e_kg, [&](const LineReport& l) { return l.stage == name; });
}

// The rows for the stages of one phase with the given lines, or of all phases if `lines` is nullptr.
Markup stage_rows(const Report& r, const NamedList<StageFigure>& stages, const std::vector<const LineReport*>* lines) {
  Markup rows;
  for (const auto& [name, stage] : stages) {
    const auto unknown = [&, &id = name](const LineReport* l) { return l->stage == id && report::has_unknowns(*l); };
    const Sum known =
        lines == nullptr ? of_stage(r, name, stage) : Sum{stage.co2e_kg, std::ranges::none_of(*lines, unknown)};
    if (known.co2e_kg || !known.complete) rows += page::row(page::name(words(name)) + figures(r, known), "part");
  }
  return rows;
}

}  // namespace

Markup by_phase_and_stage(const Place& p) {
  const Report& r = p.r;
  const report::PhaseLines lines(r);
  std::vector<chart::Bar> bars;
  Markup rows;
  for (const PhaseReport& phase : r.phases) {
    const Sum known = of_phase(lines, phase);
    chart::Bar bar{phase.name, best_of(known), {}};
    for (const auto& [name, stage] : phase.by_stage)
      if (drawn(stage.co2e_kg))
        bar.parts.push_back({name,
                             fmt::format("{}, {}: {}", phase.name, words(name), amount(dim::co2e, *stage.co2e_kg)),
                             stage.co2e_kg->best});
    bars.push_back(std::move(bar));
    rows += page::row(page::name(fmt::format("{} ({})", phase.name, phase.kind)) + figures(r, known), "whole") +
            stage_rows(r, phase.by_stage, &lines.of(phase.name));
  }
  const bool is_median = r.total.co2e_kg && report::headline(*r.total.co2e_kg).is_median;
  const std::string_view at_best = is_median ? ", at best values" : "";
  if (r.phases.size() != 1)  // a report on a batch of records has no phases
    rows += page::row(page::name(fmt::format("{}{}", r.phases.empty() ? "All rows" : "All phases", at_best)) +
                          figures(r, {r.total.co2e_kg, r.complete}),
                      "whole") +
            stage_rows(r, r.by_stage, nullptr);
  Markup inside;
  if (drawn(r.total.co2e_kg) && !bars.empty())
    inside +=
        page::figure(chart::stacked_bars({p.id + "stages-chart", "CO₂e by phase and stage",
                                          "One bar per phase, divided by stage. The table below has the numbers."},
                                         bars),
                     stage_key(r.by_stage));
  const bool no_phases = bars.empty();
  inside += page::table(no_phases ? "CO₂e by stage and share of the total, at best values"
                                  : "CO₂e by phase and stage and share of the total, at best values",
                        {{no_phases ? Literal("Stage") : Literal("Phase and stage")},
                         {"CO₂e", "number"},
                         {"90 % range", "number"},
                         {"Share", "number"}},
                        page::rows(std::move(rows)), page::Narrow::fold);
  return section_of(p, "stages", no_phases ? "By stage" : "By phase and stage", inside);
}

// ---- from phases to sources

namespace {

Sum of_source(const Report& r, const std::string& name, const StageFigure& source) {
  return sum(r, source.co2e_kg, [&](const LineReport& l) { return l.source == name; });
}

Markup flow_of(const Place& p) {
  const Report& r = p.r;
  std::vector<chart::Node> phases;
  std::vector<chart::Node> sources;
  std::map<std::string, std::size_t> phase_at;
  std::map<std::string, std::size_t> source_at;
  const report::PhaseLines lines(r);
  const auto positive = [&](const std::string& source) {
    return std::ranges::any_of(r.lines, [&](const LineReport& l) { return l.source == source && drawn(l.co2e_kg); });
  };
  for (const PhaseReport& phase : r.phases)
    if (std::ranges::any_of(lines.of(phase.name), [](const LineReport* l) { return drawn(l->co2e_kg); })) {
      phase_at[phase.name] = phases.size();
      phases.push_back({phase.name, best_of(of_phase(lines, phase))});
    }
  for (const auto& [name, source] : r.by_source)
    if (positive(name)) {
      source_at[name] = sources.size();
      sources.push_back({words(name), best_of(of_source(r, name, source))});
    }
  std::vector<chart::Flow> flows;
  for (const LineReport& l : r.lines)
    if (drawn(l.co2e_kg) && phase_at.contains(l.phase) && source_at.contains(l.source))
      flows.push_back({phase_at.at(l.phase),
                       source_at.at(l.source),
                       {l.stage, fmt::format("{}: {}", l.id, amount(dim::co2e, *l.co2e_kg)), l.co2e_kg->best}});
  return flows.empty()
             ? Markup()
             : page::figure(
                   chart::flows(
                       {p.id + "flow-chart", "From phases through stages to sources",
                        "Each line of the report flows from its phase to its emission source, in the color of its stage. The tables have the numbers."},
                       phases, sources, flows),
                   stage_key(r.by_stage));
}

}  // namespace

Markup by_source(const Place& p) {
  const Report& r = p.r;
  Markup rows;
  for (const auto& [name, source] : r.by_source) {
    const Sum known = of_source(r, name, source);
    if (!known.co2e_kg && known.complete) continue;
    const auto line = std::ranges::find(r.lines, name, &LineReport::source);
    Markup label = text(words(name));
    if (line != r.lines.end() && line->stage != name) label += page::aside(words(line->stage));
    rows += page::row(page::name(label) + figures(r, known));
  }
  const Markup table =
      rows.empty()
          ? Markup()
          : page::table("CO₂e by emission source, at best values",
                        {{"Source and stage"}, {"CO₂e", "number"}, {"90 % range", "number"}, {"Share", "number"}},
                        page::rows(std::move(rows)), page::Narrow::fold);
  const Markup chart = flow_of(p);
  return table.empty() && chart.empty() ? Markup() : section_of(p, "sources", "From phases to sources", chart + table);
}

// ---- per functional unit

namespace {

// A count with its unit: "900,000 device h".
std::string counted(const Figure& count, std::string unit) {
  std::string text = units::significant(count.best, units::digits_for(count.best, count.low, count.high));
  if (!count.low) text = trimmed(std::move(text));
  std::ranges::replace(unit, '*', ' ');
  return unit == "1" ? text : text + " " + unit;
}

}  // namespace

Markup by_unit(const Place& p) {
  if (p.r.per_unit.empty()) return {};
  const auto cell_of = [](const std::string& total, const std::string& spread, const std::string& at_best) {
    Markup words = text(total);
    for (const std::string& below : {spread, at_best})
      if (!below.empty()) words += under(below);
    return number(words);
  };
  const auto headline_cell = [&](const std::optional<Figure>& f) {
    if (!f) return number("–");
    const HeadlineText of = headline_text(dim::co2e, *f, p.r.complete, page_glyphs());
    return cell_of(of.total, of.range, of.at_best);
  };
  const auto amount_cell = [&](Dim dim, const std::optional<Figure>& f) {
    return f ? cell_of(amount(dim, *f), range(dim, *f, page_glyphs()), "") : number("–");
  };
  const auto score_cell = [&](const UnitReport& u) {
    const auto kg = sci_kg(u);
    return kg ? cell_of(sci_text(u, p.r.complete, page_glyphs()), range(dim::co2e, *kg, page_glyphs()), "")
              : number("–");
  };
  Markup rows;
  for (const UnitReport& u : p.r.per_unit) {
    const std::string count = u.count ? counted(*u.count, u.unit) : "–";
    rows += page::row(page::name(u.name) + number(count) + headline_cell(u.co2e_kg) + headline_cell(u.co2e_market_kg) +
                      amount_cell(dim::energy, u.energy_kwh) + amount_cell(dim::volume, u.water_l) + score_cell(u));
  }
  return section_of(p, "units", "Per functional unit",
                    page::table("Figures per unit, with 90 % ranges; SCI is the score of ISO/IEC 21031",
                                {{"Unit"},
                                 {"Count", "number"},
                                 {"CO₂e", "number"},
                                 {"Market-based", "number"},
                                 {"Energy", "number"},
                                 {"Water", "number"},
                                 {"SCI", "number"}},
                                page::rows(std::move(rows)), page::Narrow::stack));
}

// ---- every line, and by scope

namespace {

std::string scope_text(const std::optional<int>& scope, const std::optional<int>& category) {
  if (!scope) return "not known";
  return category ? fmt::format("{}, category {}", *scope, *category) : fmt::format("{}", *scope);
}

// The scope of a line; that of its fuel supply, if it differs, follows.
std::string scopes_text(const LineReport& l, Perspective perspective) {
  std::string own = scope_text(l.scope, l.category);
  if (!l.fuel_supply_co2e_kg) return own;
  const lifecycle::Scope s = lifecycle::fuel_supply_scope(perspective);
  const std::string of_supply = scope_text(s.scope, s.category);
  return of_supply == own ? own : own + "; " + of_supply;
}

// The cells of a sum by both methods, with its share of the total.
Markup both_methods(const Report& r, const std::optional<Figure>& location, const std::optional<Figure>& market,
                    bool complete) {
  return figures(r, {location, complete}) +
         number(market ? sum_text(dim::co2e, *market, complete, page_glyphs()) : "") +
         number(market ? range(dim::co2e, *market, page_glyphs()) : "");
}

Markup scope_row(const Report& r, const ScopeFigure& s, bool complete) {
  return page::row(page::name(scope_text(s.scope, s.category)) +
                   both_methods(r, s.co2e_kg, s.co2e_market_kg, complete));
}

Markup nowrap(std::string_view words) { return element("td", {{"class", "nowrap"}}, words); }

}  // namespace

Markup every_line(const Place& p) {
  if (p.r.lines.empty()) return {};
  constexpr std::size_t columns = 7;
  const report::PhaseLines lines(p.r);
  Markup bodies;
  for (const PhaseReport& phase : p.r.phases) {
    Markup rows;
    for (const LineReport* line : lines.of(phase.name)) {
      const LineReport& l = *line;
      rows += page::row(
          page::name(words(l.source)) + cell(words(l.stage)) + number(l.co2e_kg ? amount(dim::co2e, *l.co2e_kg) : "–") +
              number(l.co2e_kg ? range(dim::co2e, *l.co2e_kg, page_glyphs()) : "") + nowrap(words(word(l.state))) +
              nowrap(scopes_text(l, p.r.perspective)) + element("td", {{"class", "long"}}, l.reason.value_or("")),
          l.state == LineState::not_applicable ? "off" : "");
    }
    bodies += page::rows_of(phase.name, columns, std::move(rows));
  }
  return section_of(
      p, "lines", "Every line",
      page::table("Each emission source of each phase, in one of three states; an unknown value never counts as zero",
                  {{"Source"},
                   {"Stage"},
                   {"CO₂e", "number"},
                   {"90 % range", "number"},
                   {"State"},
                   {"Scope"},
                   {"Reason", "long"}},
                  bodies, page::Narrow::stack));
}

Markup by_scope(const Place& p) {
  if (p.r.by_scope.empty()) return {};
  constexpr std::size_t columns = 6;
  Markup rows;
  for (const ScopeFigure& s : p.r.by_scope)
    rows += scope_row(p.r, s, s.complete && sum(p.r, s.co2e_kg, [&](const LineReport& l) {
                                              return l.scope == s.scope && l.category == s.category;
                                            }).complete);
  Markup bodies = page::rows(std::move(rows));
  for (const SiteScopes& site : p.r.by_site) {
    Markup of_site;
    for (const ScopeFigure& s : site.by_scope) of_site += scope_row(p.r, s, s.complete);
    bodies += page::rows_of(fmt::format("{}, {}", site.country.empty() ? "country unknown" : site.country, site.site),
                            columns, std::move(of_site));
  }
  return section_of(
      p, "scopes", "By scope",
      page::table(fmt::format("GHG Protocol, for {}; the whole job, then each site", lifecycle::who(p.r.perspective)),
                  {{"Scope"},
                   {"CO₂e", "number"},
                   {"90 % range", "number"},
                   {"Share", "number"},
                   {"Market-based", "number"},
                   {"90 % range", "number"}},
                  bodies, page::Narrow::stack));
}

}  // namespace aicarbon::render
