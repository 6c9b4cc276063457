// Sections of the HTML report: how the time and energy of work stated by count are derived, techniques and growth, and
// training spread over use.
#include "render/report/work.hpp"
#include "render/page.hpp"
#include "render/phrases.hpp"
#include "render/report/html/sections.hpp"

#include <fmt/format.h>

namespace aicarbon::render {
namespace {

using page::number;
using page::under;

Markup rows_of(const std::vector<WorkFigure>& figures) {
  Markup rows;
  for (const WorkFigure& f : figures) rows += page::row(page::name(f.words) + number(f.best) + number(f.spread));
  return rows;
}

Markup derived(const PhaseReport& phase) {
  Markup rows = rows_of(derived_figures(phase, page_glyphs()));
  return rows.empty() ? Markup()
                      : page::table(fmt::format("{}: how device time and energy are derived", phase.name),
                                    {{"Figure"}, {"Best", "number"}, {"90 % range", "number"}},
                                    page::rows(std::move(rows)), page::Narrow::fold);
}

Markup techniques(const PhaseReport& phase) {
  Markup rows;
  for (const LadderStep& s : ladder(phase))
    rows += page::row(element("th", {{"scope", "row"}, {"class", "long"}}, text(s.name) + under(s.basis)) +
                      number(s.energy) + number(s.time) + number(s.left) + number(s.share));
  return rows.empty()
             ? Markup()
             : page::table(
                   fmt::format("{}: techniques, applied in order, and the share of the original energy left after each",
                               phase.name),
                   {{"Technique", "long"},
                    {"Energy ×", "number"},
                    {"Time ×", "number"},
                    {"IT energy afterwards", "number"},
                    {"Left", "number"}},
                   page::rows(std::move(rows)), page::Narrow::stack);
}

Markup growth(const PhaseReport& phase) {
  Markup rows;
  for (const GrowthStep& s : growth_steps(phase, page_glyphs()))
    rows +=
        page::row(page::name(s.period) + number(s.demand) + number(s.efficiency) + number(s.energy) + number(s.spread));
  if (rows.empty()) return {};
  return page::table(fmt::format("{}: growth by period", phase.name),
                     {{"Period"},
                      {"Demand ×", "number"},
                      {"Energy per unit ×", "number"},
                      {"IT energy", "number"},
                      {"90 % range", "number"}},
                     page::rows(std::move(rows)), page::Narrow::stack) +
         element("p", growth_verdict(phase));
}

}  // namespace

Markup planned_work(const Place& p) {
  Markup inside;
  for (const PhaseReport& phase : p.r.phases) inside += derived(phase) + techniques(phase) + growth(phase);
  return inside.empty() ? Markup() : section_of(p, "work", "Device time, energy, techniques and growth", inside);
}

Markup training_over_use(const Place& p) {
  Markup rows = rows_of(amortized_figures(p.r, page_glyphs()));
  return rows.empty()
             ? Markup()
             : section_of(p, "amortized", "Training spread over use",
                          page::table("Footprint of what the model delivers, over its whole life cycle, at best values",
                                      {{"Figure"}, {"Best", "number"}, {"90 % range", "number"}},
                                      page::rows(std::move(rows)), page::Narrow::fold));
}

}  // namespace aicarbon::render
