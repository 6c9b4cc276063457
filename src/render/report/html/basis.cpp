// Sections of the HTML report: the effects, assumptions and warnings behind the total, and what it does not include.
#include "render/chart.hpp"
#include "render/page.hpp"
#include "render/phrases.hpp"
#include "render/report/html/sections.hpp"
#include "render/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace aicarbon::render {
namespace {

using page::number;
using page::under;

// The maximum number of inputs in the chart. The table has all inputs with an effect.
constexpr std::size_t shown_effects = 12;

std::string capital(std::string words) {
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

// What to type instead of an assumption, and where; a dash if the job cannot state it.
Markup instead_of(const AssumptionReport& a) {
  if (a.replace.empty()) return text("–");
  Markup out;
  for (const Replacement& one : a.replace)
    out += element("code", one.json) + under(text("in ") + element("code", one.at));
  return out;
}

bool moves(const EffectFigure& e) { return e.low != 0 || e.high != 0; }

}  // namespace

// The effect of each input on the total. An input is identified by its path, and also by its id if several inputs share
// the path.
Markup what_moves_it(const Place& p) {
  std::vector<chart::Effect> effects;
  Markup rows;
  for (const SensitivityReport& s : p.r.sensitivity) {
    if (!moves(s.effect_kg)) continue;
    const bool named = !s.path.empty() && std::ranges::count(p.r.sensitivity, s.path, &SensitivityReport::path) == 1;
    if (effects.size() < shown_effects)
      effects.push_back(
          {named ? s.path : s.id, effect_text(s.effect_kg, page_glyphs()), s.effect_kg.low, s.effect_kg.high});
    Markup name = element("code", s.path.empty() ? s.id : s.path);
    name += page::aside(s.origin);
    if (!named && !s.path.empty()) name += under(element("code", s.id));
    rows += page::row(page::name(name, "long") + number(page::change(s.effect_kg.low, 2)) +
                      number(page::change(s.effect_kg.high, 2)));
  }
  if (effects.empty()) return {};
  const Markup chart = page::figure(
      chart::tornado(
          {p.id + "effects-chart", "Inputs with the largest effect",
           fmt::format(
               "Inputs in the chart: {}, largest effect first, each alone at its P5 and at its P95. The table below has all inputs with an effect.",
               effects.size())},
          effects),
      page::key_entry("at-low", "input at its P5") + page::key_entry("at-high", "input at its P95"));
  return section_of(
      p, "effects", "Effects on the total",
      chart +
          page::table(
              "Change of the total with one input at its P5 or P95, largest first; inputs without an effect are omitted",
              {{"Input and origin", "long"}, {"At P5", "number"}, {"At P95", "number"}}, page::rows(std::move(rows))));
}

Markup assumed(const Place& p) {
  if (p.r.assumptions.empty()) return {};
  Markup rows;
  for (const AssumptionReport& a : p.r.assumptions)
    rows += page::row(number(effect_text(a.effect_kg, page_glyphs())) +
                      page::name(text(a.rule + " = " + a.value) + under(a.citation), "long") +
                      element("td", {{"class", "long"}}, instead_of(a)));
  return section_of(
      p, "assumptions", "Assumed, because the job does not state a value",
      page::table("Largest effect first; a value stated in the job replaces the default",
                  {{"Effect on total", "number"}, {"Default and its source", "long"}, {"State instead", "long"}},
                  page::rows(std::move(rows)), page::Narrow::stack));
}

Markup warnings(const Place& p) {
  return p.r.warnings.empty() ? Markup() : section_of(p, "warnings", "Warnings", page::warnings(p.r.warnings));
}

Markup not_in_total(const Place& p) {
  Markup list;
  for (auto [term, description] : left_out(p.r, true))
    list += page::entry(capital(std::move(term)), element("dd", description));
  return list.empty() ? Markup()
                      : section_of(p, "boundary", "Not in this total", element("dl", {{"class", "list"}}, list));
}

}  // namespace aicarbon::render
