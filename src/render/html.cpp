// The HTML report: one file that needs nothing else. The answer first, then where it comes from, what it rests on and what it leaves
// out; the JSON report stands at the end of the page, so that every command reads the page in place of a job.
#include "render/chart.hpp"
#include "render/formats.hpp"
#include "render/page.hpp"
#include "render/phrases.hpp"
#include "render/text.hpp"
#include "report/report.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace aicarbon::render {
namespace {

using page::cell;
using page::fact;
using page::figure_cells;
using page::number;
using page::under;

constexpr std::size_t shown_effects = 12;  // in the chart; the table has them all

// One report and where it stands on the page.
struct Place {
  const Report& r;
  int level;       // of its heading
  std::string id;  // before the ids of its sections
};

const Glyphs& g() { return glyphs(false); }

std::size_t count_of(const Report& r, std::string_view state) {
  return static_cast<std::size_t>(std::ranges::count(r.lines, state, &LineReport::state));
}

std::string lines_missing(const Report& r) {
  const auto n = count_of(r, "not_estimated");
  return n == 0 ? "" : fmt::format("{} line{} not estimated", n, n == 1 ? "" : "s");
}

std::string first_reason(const Report& r) {
  const auto line = std::ranges::find(r.lines, "not_estimated", &LineReport::state);
  return line == r.lines.end() ? "nothing is inside the boundary" : line->reason.value_or("");
}

std::string share(const Report& r, const std::optional<Figure>& f) {
  if (!f || !r.total.co2e_kg || r.total.co2e_kg->best <= 0) return {};
  const double percent = f->best / r.total.co2e_kg->best * 100;
  return percent > 0 && percent < 0.5 ? "< 1 %" : fmt::format("{:.0f} %", percent);
}

std::string best_of(const std::optional<Figure>& f) { return f ? amount(dim::co2e, *f) : "not estimated"; }

bool drawn(const std::optional<Figure>& f) { return f && f->best > 0; }

Markup section(const Place& p, std::string_view id, std::string_view words, const Markup& inside) {
  return page::section(p.level + 1, p.id + std::string(id), words, inside);
}

// ---- the answer

Markup given(std::string_view term, Dim dim, const std::optional<Figure>& f, const std::string& more,
             const std::optional<std::string>& reason) {
  if (!f) return fact(term, "not given", reason.value_or(""));
  std::string beside = range(dim, *f, g());
  if (!more.empty()) beside += (beside.empty() ? "" : "; ") + more;
  return fact(term, amount(dim, *f), beside);
}

Markup answer(const Place& p) {
  const Report& r = p.r;
  Markup out;
  if (const auto& total = r.total.co2e_kg) {
    out += element("p", {{"class", "total"}},
                   text((r.complete ? "" : std::string(g().at_least) + " ") + amount(dim::co2e, *total) + " ") +
                       element("span", {{"class", "unit"}}, "CO₂e"));
    std::string beside = range(dim::co2e, *total, g());
    if (!beside.empty()) beside = "90 % range " + beside;
    if (const auto missing = lines_missing(r); !missing.empty()) beside += (beside.empty() ? "" : "; ") + missing;
    if (!beside.empty()) out += element("p", {{"class", "range soft"}}, beside);
  } else {
    out +=
        element("p", {{"class", "total"}}, "not estimated") + element("p", {{"class", "range soft"}}, first_reason(r));
  }
  const std::string of_it_it =
      r.total.it_energy_kwh ? "of it IT " + amount(dim::energy, *r.total.it_energy_kwh) : std::string{};
  Markup facts = given("Market-based", dim::co2e, r.total.co2e_market_kg, "", r.co2e_market_reason);
  facts += given("Energy", dim::energy, r.total.energy_kwh, of_it_it, r.energy_reason);
  if (!r.total.water_l && r.total.water_offsite_l)
    facts += given("Water, of the grid", dim::volume, r.total.water_offsite_l, r.water_reason.value_or(""), {});
  else facts += given("Water", dim::volume, r.total.water_l, "", r.water_reason);
  facts += fact(
      "Lines", fmt::format("{} estimated", count_of(r, "estimated")),
      fmt::format("{} not estimated, {} not applicable", count_of(r, "not_estimated"), count_of(r, "not_applicable")));
  out += element("dl", {{"class", "facts"}}, facts);
  if (!r.warnings.empty())
    out += element("p", element("a", {{"href", "#" + p.id + "warnings"}},
                                r.warnings.size() == 1 ? std::string("One thing to look at twice")
                                                       : fmt::format("{} things to look at twice", r.warnings.size())));
  return element("div", {{"class", "answer"}}, out);
}

// ---- by phase and stage

Markup stage_key(const NamedList<StageFigure>& stages) {
  Markup key;
  for (const auto& [name, stage] : stages)
    if (drawn(stage.co2e_kg)) key += page::key_entry(name, words(name));
  return key;
}

bool outside(const Report& r, const PhaseReport& phase) {
  return !phase.co2e_kg && std::ranges::none_of(r.lines, [&](const LineReport& l) {
    return l.phase == phase.name && l.state == "not_estimated";
  });
}

Markup stage_rows(const Report& r, const NamedList<StageFigure>& stages) {
  Markup rows;
  for (const auto& [name, stage] : stages)
    if (stage.co2e_kg)
      rows +=
          page::row(page::name(words(name)) + figure_cells(stage.co2e_kg) + number(share(r, stage.co2e_kg)), "part");
  return rows;
}

Markup by_phase_and_stage(const Place& p) {
  const Report& r = p.r;
  std::vector<chart::Bar> bars;
  Markup rows;
  for (const PhaseReport& phase : r.phases) {
    const bool nothing = outside(r, phase);
    chart::Bar bar{phase.name, nothing ? "nothing inside the boundary" : best_of(phase.co2e_kg), {}};
    for (const auto& [name, stage] : phase.by_stage)
      if (drawn(stage.co2e_kg))
        bar.parts.push_back(
            {name, fmt::format("{}, {}: {}", phase.name, words(name), best_of(stage.co2e_kg)), stage.co2e_kg->best});
    bars.push_back(std::move(bar));
    const Markup figures = nothing
                               ? element("td", {{"class", "number"}, {"colspan", "2"}}, "nothing inside the boundary")
                               : figure_cells(phase.co2e_kg);
    rows += page::row(page::name(fmt::format("{} ({})", phase.name, phase.kind)) + figures +
                          number(share(r, phase.co2e_kg)),
                      "whole");
    rows += stage_rows(r, phase.by_stage);
  }
  if (r.phases.size() > 1)
    rows += page::row(page::name("All phases") + figure_cells(r.total.co2e_kg) + number(share(r, r.total.co2e_kg)),
                      "whole") +
            stage_rows(r, r.by_stage);
  Markup inside;
  if (drawn(r.total.co2e_kg))
    inside += page::figure(chart::stacked_bars({p.id + "stages-chart", "CO₂e by phase and stage",
                                                "One bar a phase, its stages one after the other; the table below has "
                                                "the numbers."},
                                               bars),
                           stage_key(r.by_stage));
  inside += page::table("CO₂e by phase and stage; share of the total at best values",
                        {{"Phase and stage"}, {"CO₂e", "number"}, {"90 % range", "number"}, {"Share", "number"}},
                        page::rows(rows));
  return section(p, "stages", "By phase and stage", inside);
}

// ---- from phases to sources

Markup flow_of(const Place& p) {
  const Report& r = p.r;
  std::vector<chart::Node> phases;
  std::vector<chart::Node> sources;
  std::map<std::string, std::size_t> phase_at;
  std::map<std::string, std::size_t> source_at;
  const auto positive = [&](const std::string LineReport::*field, const std::string& name) {
    return std::ranges::any_of(r.lines, [&](const LineReport& l) { return l.*field == name && drawn(l.co2e_kg); });
  };
  for (const PhaseReport& phase : r.phases)
    if (positive(&LineReport::phase, phase.name)) {
      phase_at[phase.name] = phases.size();
      phases.push_back({phase.name, best_of(phase.co2e_kg)});
    }
  for (const auto& [name, source] : r.by_source)
    if (positive(&LineReport::source, name)) {
      source_at[name] = sources.size();
      sources.push_back({words(name), best_of(source.co2e_kg)});
    }
  std::vector<chart::Flow> flows;
  for (const LineReport& l : r.lines)
    if (drawn(l.co2e_kg) && phase_at.contains(l.phase) && source_at.contains(l.source))
      flows.push_back({phase_at.at(l.phase),
                       source_at.at(l.source),
                       {l.stage, fmt::format("{}: {}", l.id, best_of(l.co2e_kg)), l.co2e_kg->best}});
  return flows.empty() ? Markup()
                       : page::figure(chart::flows({p.id + "flow-chart", "From phases through stages to sources",
                                                    "Each line of the report flows from its phase to its emission "
                                                    "source, in the colour of its stage; the tables have the numbers."},
                                                   phases, sources, flows),
                                      stage_key(r.by_stage));
}

Markup by_source(const Place& p) {
  const Report& r = p.r;
  Markup rows;
  for (const auto& [name, source] : r.by_source) {
    if (!source.co2e_kg) continue;
    const auto line = std::ranges::find(r.lines, name, &LineReport::source);
    rows += page::row(page::name(words(name)) + cell(line == r.lines.end() ? "" : words(line->stage)) +
                      figure_cells(source.co2e_kg) + number(share(r, source.co2e_kg)));
  }
  const Markup table =
      rows.empty()
          ? Markup()
          : page::table("CO₂e by emission source",
                        {{"Source"}, {"Stage"}, {"CO₂e", "number"}, {"90 % range", "number"}, {"Share", "number"}},
                        page::rows(rows));
  const Markup chart = flow_of(p);
  return table.empty() && chart.empty() ? Markup() : section(p, "sources", "From phases to sources", chart + table);
}

// ---- per functional unit

// "device h" for device*h.
std::string counted(std::string unit) {
  std::ranges::replace(unit, '*', ' ');
  return unit;
}

Markup units(const Place& p) {
  if (p.r.per_unit.empty()) return {};
  const auto said = [](Dim dim, const std::optional<Figure>& f) {
    if (!f) return number("–");
    const std::string spread = range(dim, *f, g());
    return number(text(amount(dim, *f)) + (spread.empty() ? Markup() : under(spread)));
  };
  Markup rows;
  for (const UnitReport& u : p.r.per_unit) {
    std::optional<Figure> sci = u.sci_g;
    if (sci)
      for (double* part : {&sci->best, sci->low ? &*sci->low : nullptr, sci->high ? &*sci->high : nullptr})
        if (part != nullptr) *part /= 1000;
    const std::string count =
        u.count ? units::significant(u.count->best, units::digits_for(u.count->best, u.count->low, u.count->high))
                : "–";
    rows += page::row(page::name(u.name) + number(u.unit == "1" || !u.count ? count : count + " " + counted(u.unit)) +
                      said(dim::co2e, u.co2e_kg) + said(dim::co2e, u.co2e_market_kg) + said(dim::energy, u.energy_kwh) +
                      said(dim::volume, u.water_l) + said(dim::co2e, sci));
  }
  return section(p, "units", "Per functional unit",
                 page::table("For one of each, with its 90 % range; SCI is the score of ISO/IEC 21031",
                             {{"Unit"},
                              {"Count", "number"},
                              {"CO₂e", "number"},
                              {"Market-based", "number"},
                              {"Energy", "number"},
                              {"Water", "number"},
                              {"SCI", "number"}},
                             page::rows(rows)));
}

// ---- every line, and by scope

std::string scope_text(const std::optional<int>& scope, const std::optional<int>& category) {
  if (!scope) return "not told";
  return category ? fmt::format("{}, category {}", *scope, *category) : fmt::format("{}", *scope);
}

Markup nowrap(std::string_view words) { return element("td", {{"class", "nowrap"}}, words); }

Markup lines(const Place& p) {
  constexpr std::size_t columns = 7;
  Markup bodies;
  for (const PhaseReport& phase : p.r.phases) {
    Markup rows;
    for (const LineReport& l : p.r.lines) {
      if (l.phase != phase.name) continue;
      rows += page::row(page::name(words(l.source)) + cell(words(l.stage)) +
                            (l.state == "estimated" ? figure_cells(l.co2e_kg) : number("–") + number("")) +
                            nowrap(words(l.state)) + nowrap(scope_text(l.scope, l.category)) +
                            element("td", {{"class", "long"}}, l.reason.value_or("")),
                        l.state == "not_applicable" ? "off" : "");
    }
    bodies += page::rows_of(phase.name, columns, rows);
  }
  return section(p, "lines", "Every line",
                 page::table("Each emission source of each phase, in one of three states; unknown is never zero",
                             {{"Source"},
                              {"Stage"},
                              {"CO₂e", "number"},
                              {"90 % range", "number"},
                              {"State"},
                              {"Scope"},
                              {"Reason", "long"}},
                             bodies));
}

Markup scopes(const Place& p) {
  if (p.r.by_scope.empty()) return {};
  Markup rows;
  for (const ScopeFigure& s : p.r.by_scope)
    rows += page::row(page::name(scope_text(s.scope, s.category)) + figure_cells(s.co2e_kg) +
                      number(share(p.r, s.co2e_kg)));
  return section(p, "scopes", "By scope",
                 page::table("GHG Protocol, for an owner with operational control",
                             {{"Scope"}, {"CO₂e", "number"}, {"90 % range", "number"}, {"Share", "number"}},
                             page::rows(rows)));
}

// ---- what it rests on

bool moves(const EffectFigure& e) { return e.low != 0 || e.high != 0; }

// An input by its path; by its id too where several share the path.
Markup sensitivity(const Place& p) {
  std::vector<chart::Effect> effects;
  Markup rows;
  for (const SensitivityReport& s : p.r.sensitivity) {
    if (!moves(s.effect_kg)) continue;
    const bool named = !s.path.empty() && std::ranges::count(p.r.sensitivity, s.path, &SensitivityReport::path) == 1;
    if (effects.size() < shown_effects)
      effects.push_back({named ? s.path : s.id, effect_text(s.effect_kg, g()), s.effect_kg.low, s.effect_kg.high});
    Markup name = element("code", s.path.empty() ? s.id : s.path);
    if (!named && !s.path.empty()) name += under(element("code", s.id));
    rows += page::row(element("th", {{"scope", "row"}, {"class", "long"}}, name) + cell(s.origin) +
                      number(page::change(s.effect_kg.low, 2)) + number(page::change(s.effect_kg.high, 2)));
  }
  if (effects.empty()) return {};
  const Markup chart = page::figure(
      chart::tornado({p.id + "effects-chart", "What moves the total most",
                      fmt::format("The {} inputs with the largest effect, each alone at its P5 and at its P95; the "
                                  "table below has all.",
                                  effects.size())},
                     effects),
      page::key_entry("at-low", "input at its P5") + page::key_entry("at-high", "input at its P95"));
  return section(p, "effects", "What moves the total",
                 chart + page::table("Change of the total with one input at its P5 or P95, largest first; inputs that "
                                     "change nothing are left out",
                                     {{"Input", "long"}, {"Origin"}, {"At P5", "number"}, {"At P95", "number"}},
                                     page::rows(rows)));
}

Markup assumptions(const Place& p) {
  if (p.r.assumptions.empty()) return {};
  Markup rows;
  for (const AssumptionReport& a : p.r.assumptions)
    rows += page::row(
        number(effect_text(a.effect_kg, g())) +
        element("th", {{"scope", "row"}, {"class", "long"}}, text(a.rule + " = " + a.value) + under(a.citation)) +
        element("td", {{"class", "long"}}, element("code", a.json) + under(text("at ") + element("code", a.path))));
  return section(
      p, "assumptions", "Assumed, because the job does not say",
      page::table("Largest effect first; what is stated in the job takes the place of a default",
                  {{"Effect on total", "number"}, {"Default and its source", "long"}, {"State instead", "long"}},
                  page::rows(rows)));
}

Markup warnings(const Place& p) {
  return p.r.warnings.empty() ? Markup() : section(p, "warnings", "Look twice", page::warnings(p.r.warnings));
}

// ---- what it leaves out

Markup left_out(const Place& p) {
  const Report& r = p.r;
  const auto said = [](std::string_view term, const std::string& words) {
    return page::entry(term, element("dd", words));
  };
  const auto joined = [](const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : ", ") + words(name);
    return list;
  };
  std::map<std::string, std::string> reasons;  // ids, by the reason why they are not estimated
  for (const LineReport& l : r.lines)
    if (l.state == "not_estimated") {
      std::string& ids = reasons[l.reason.value_or("")];
      ids += (ids.empty() ? "" : ", ") + l.id;
    }
  Markup list;
  for (const auto& [reason, ids] : reasons) list += said("Not estimated", fmt::format("{}: {}", ids, reason));
  if (!r.boundary.only.empty()) list += said("Left out by the job", "all but " + joined(r.boundary.only));
  if (!r.boundary.except.empty()) list += said("Left out by the job", joined(r.boundary.except));
  for (const PhaseBoundary& b : r.boundary.phases)
    list += said("Left out by the job",
                 fmt::format("in {}: {}", b.phase, b.only.empty() ? joined(b.except) : "all but " + joined(b.only)));
  if (!r.not_covered.empty()) list += said("Not covered", joined(r.not_covered));
  list += said("Offsets and credits", "never reduce a total");
  return section(p, "boundary", "Not in this total", element("dl", {{"class", "list"}}, list));
}

// ---- the page

Markup one(const Place& p) {
  const Markup inside = page::heading(p.level, p.r.name) + answer(p) + by_phase_and_stage(p) + by_source(p) + units(p) +
                        lines(p) + scopes(p) + sensitivity(p) + assumptions(p) + warnings(p) + left_out(p);
  return p.level == 1 ? inside : element("section", {{"class", "report"}, {"id", p.id + "report"}}, inside);
}

std::string id_of(std::size_t index) { return fmt::format("r{}-", index + 1); }

// Several reports stand one after the other and are never summed.
Markup contents(const ReportFile& file) {
  Markup items;
  for (std::size_t i = 0; i < file.reports.size(); ++i) {
    const Report& r = file.reports[i];
    std::string total = r.total.co2e_kg ? amount(dim::co2e, *r.total.co2e_kg) + " CO₂e" : "not estimated";
    if (r.total.co2e_kg && !r.complete) total = std::string(g().at_least) + " " + total;
    items += element("li", element("a", {{"href", "#" + id_of(i) + "report"}}, r.name) +
                               element("span", {{"class", "nowrap"}}, total));
  }
  return element("nav", {{"aria-label", "Reports"}}, element("ul", {{"class", "contents"}}, items));
}

}  // namespace

std::string html(const ReportFile& file, const RenderOptions&) {
  const bool single = file.reports.size() == 1;
  const std::string title = single ? file.reports.front().name : fmt::format("{} carbon reports", file.reports.size());
  Markup main = element("p", {{"class", "eyebrow"}}, "Life-cycle carbon, by aicarbon");
  if (!single) main += page::heading(1, title) + contents(file);
  for (std::size_t i = 0; i < file.reports.size(); ++i)
    main += one({file.reports[i], single ? 1 : 2, single ? std::string{} : id_of(i)});
  const Markup foot = page::section(2, "made-by", "How this was made", page::made_by(file.tool, file.uncertainty));
  return page::document(title, element("main", main) + element("footer", foot), report::to_json(file));
}

}  // namespace aicarbon::render
