// The HTML report: what the total rests on and what it leaves out.
#include "render/chart.hpp"
#include "render/html.hpp"
#include "render/page.hpp"
#include "render/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace aicarbon::render {
namespace {

using page::cell;
using page::number;
using page::under;

constexpr std::size_t shown_effects = 12;  // in the chart; the table has them all

const Glyphs& g() { return glyphs(false); }

bool moves(const EffectFigure& e) { return e.low != 0 || e.high != 0; }

}  // namespace

// An input by its path; by its id too where several share the path.
Markup what_moves_it(const Place& p) {
  std::vector<chart::Effect> effects;
  Markup rows;
  for (const SensitivityReport& s : p.r.sensitivity) {
    if (!moves(s.effect_kg)) continue;
    const bool named = !s.path.empty() && std::ranges::count(p.r.sensitivity, s.path, &SensitivityReport::path) == 1;
    if (effects.size() < shown_effects)
      effects.push_back({named ? s.path : s.id, effect(s.effect_kg, g()), s.effect_kg.low, s.effect_kg.high});
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
  return section_of(p, "effects", "What moves the total",
                    chart +
                        page::table("Change of the total with one input at its P5 or P95, largest first; inputs that "
                                    "change nothing are left out",
                                    {{"Input", "long"}, {"Origin"}, {"At P5", "number"}, {"At P95", "number"}},
                                    page::rows(rows)));
}

Markup assumed(const Place& p) {
  if (p.r.assumptions.empty()) return {};
  Markup rows;
  for (const AssumptionReport& a : p.r.assumptions)
    rows += page::row(
        number(effect(a.effect_kg, g())) +
        element("th", {{"scope", "row"}, {"class", "long"}}, text(a.rule + " = " + a.value) + under(a.citation)) +
        element("td", {{"class", "long"}}, element("code", a.json) + under(text("at ") + element("code", a.path))));
  return section_of(
      p, "assumptions", "Assumed, because the job does not say",
      page::table("Largest effect first; what is stated in the job takes the place of a default",
                  {{"Effect on total", "number"}, {"Default and its source", "long"}, {"State instead", "long"}},
                  page::rows(rows)));
}

Markup look_twice(const Place& p) {
  return p.r.warnings.empty() ? Markup() : section_of(p, "warnings", "Look twice", page::warnings(p.r.warnings));
}

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
  return section_of(p, "boundary", "Not in this total", element("dl", {{"class", "list"}}, list));
}

}  // namespace aicarbon::render
