// The HTML report: what the total rests on and what it leaves out.
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

using page::cell;
using page::number;
using page::under;

constexpr std::size_t shown_effects = 12;  // in the chart; the table has them all

const Glyphs& g() { return glyphs(false); }

std::string capital(std::string words) {
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

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
        number(effect_text(a.effect_kg, g())) +
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

Markup not_in_total(const Place& p) {
  Markup list;
  for (auto [term, said] : left_out(p.r, true)) list += page::entry(capital(std::move(term)), element("dd", said));
  return section_of(p, "boundary", "Not in this total", element("dl", {{"class", "list"}}, list));
}

}  // namespace aicarbon::render
