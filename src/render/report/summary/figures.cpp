// See figures.hpp.
#include "render/report/summary/figures.hpp"

#include "render/report/grid.hpp"

#include "render/headline.hpp"
#include "render/phrases.hpp"
#include "report/headline.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::render::summary {
namespace {

// A label and its text, in wordings from the longest to the shortest.
struct Entry {
  std::string label;
  std::vector<std::string> wordings;
};

// A headline with its range: "≥ 46 mg CO2e (32 – 89)", or "median 51 mg CO2e (32 – 89); at best values 46 mg".
std::string co2e(const Figure& f, bool complete, const Glyphs& g) {
  const HeadlineText text = headline_text(dim::co2e, f, complete, g);
  const std::string unit = text.value.substr(text.value.rfind(' '));
  std::string out = text.total + " CO2e";
  if (!text.range.empty()) out += fmt::format(" ({})", text.range.substr(0, text.range.size() - unit.size()));
  return joined(std::move(out), "; ", bound(text.at_best));
}

// A figure per 1,000 uses with its range: "≥ 46 g CO2e (32 – 89) per 1,000". It is at best values, of which training is
// a share; the text states this if they are not in the middle of the samples.
std::string per_thousand(const Figure& f, bool complete, const Glyphs& g) {
  const std::string spread = with_range(dim::co2e, f, g).substr(amount(dim::co2e, f).size());
  return fmt::format("{} CO2e{} per 1,000{}", sum_text(dim::co2e, f, complete, g), spread,
                     report::headline(f).is_median ? " at best values" : "");
}

// A count, such as "300M".
std::string count_text(double count) {
  constexpr double million = 1e6, billion = 1e9;
  constexpr int digits = 3;
  if (count >= billion) return trimmed(units::significant(count / billion, digits)) + "B";
  if (count >= million) return trimmed(units::significant(count / million, digits)) + "M";
  return trimmed(units::significant(count, digits));
}

std::vector<std::string> unavailable(const std::optional<std::string>& reason) {
  const std::string none = "not available", all = reason.value_or("");
  std::vector<std::string> texts{none + ": " + all, none};
  if (const auto clause = all.find(": "); clause != std::string::npos)
    texts.insert(texts.begin() + 1, none + ": " + all.substr(0, clause));
  return texts;
}

std::vector<std::string> per_unit(const UnitReport& u, const Report& r, const Glyphs& g) {
  if (!u.co2e_kg) return {"CO2e not estimated"};
  const std::string text = co2e(*u.co2e_kg, r.complete, g);
  const std::string headline = text.substr(0, text.find("; "));       // without what it is at best values
  const std::string alone = headline.substr(0, headline.find(" ("));  // and without its range
  if (!u.sci_g) return {text, headline, alone};
  return {text + "; " + bound("SCI " + sci_text(u, r.complete, g)), text, headline, alone};
}

void units_of(const Report& r, const Glyphs& g, std::vector<Entry>& out) {
  constexpr std::size_t most_lines = 3;
  const std::size_t shown = r.per_unit.size() <= most_lines ? r.per_unit.size() : most_lines - 1;
  for (std::size_t k = 0; k < shown; ++k)
    out.push_back({"per " + one_line(r.per_unit[k].name), per_unit(r.per_unit[k], r, g)});
  if (shown < r.per_unit.size())
    out.push_back({"per unit", {fmt::format("and {} more functional units", r.per_unit.size() - shown)}});
}

void amortized(const Report& r, const Glyphs& g, std::vector<Entry>& out) {
  if (!r.amortized) return;
  const AmortizedReport& a = *r.amortized;
  constexpr int digits = 2;
  std::string uses =
      a.count ? fmt::format("over {} units", count_text(a.count->best)) : std::string("over the use of the model");
  if (!a.per_thousand.co2e_kg) return out.push_back({"training spread", {std::move(uses)}});
  const std::string figure = per_thousand(*a.per_thousand.co2e_kg, r.complete, g);
  std::vector<std::string> texts{uses + ": " + figure, figure};
  if (const auto& share = a.per_thousand.training_share)
    texts.insert(texts.begin(),
                 fmt::format("{}, {} % of it training", texts.front(), units::significant(share->best * 100, digits)));
  out.push_back({"training spread", std::move(texts)});
}

// The IT energy in the unit of the total energy, with no more digits than the total energy has.
std::string of_which_it(const Figure& all, const Figure& it) {
  const auto scale = units::scale_for(dim::energy, all.best);
  const int digits =
      std::min(units::digits_for(all.best, all.low, all.high), units::digits_for(it.best, it.low, it.high));
  return fmt::format("{} {}", units::significant(it.best / scale.base, digits), scale.unit);
}

std::vector<std::string> energy(const Report& r, const Glyphs& g) {
  if (!r.total.energy_kwh) return unavailable(r.energy_reason);
  const std::string text = with_range(dim::energy, *r.total.energy_kwh, g);
  if (!r.total.it_energy_kwh) return {text};
  return {text + ", " + bound("IT " + of_which_it(*r.total.energy_kwh, *r.total.it_energy_kwh)), text};
}

std::vector<std::string> water(const Report& r, const Glyphs& g) {
  if (r.total.water_l) return {with_range(dim::volume, *r.total.water_l, g)};
  if (!r.total.water_offsite_l) return unavailable(r.water_reason);
  const std::string text = with_range(dim::volume, *r.total.water_offsite_l, g) + " off-site";
  return {text + ", on-site unknown", text};
}

std::vector<std::string> market(const Report& r, const Glyphs& g) {
  if (r.total.co2e_market_kg) return {co2e(*r.total.co2e_market_kg, r.complete, g)};
  return unavailable(r.co2e_market_reason);
}

// A label and its text on the same lines: "per request: 46 mg". If no wording fits, the label is shortened and the
// shortest wording is used.
Lines below_each_other(const Entry& e, const Screen& s, std::size_t most) {
  const std::string label = shown(s, e.label);
  std::vector<std::string> texts;
  for (const std::string& wording : e.wordings)
    texts.push_back(fmt::format("{}: {}", cut(label, s.width - 2, s.ascii), wording));
  texts.push_back(fmt::format("{}: {}", cut(label, s.width / 2, s.ascii), e.wordings.back()));
  return fitting(s, texts, {0, 2}, most);
}

}  // namespace

Lines figure_lines(const Report& r, const Screen& s, std::size_t most) {
  std::vector<Entry> entries;
  units_of(r, s.g, entries);
  amortized(r, s.g, entries);
  entries.push_back({"energy", energy(r, s.g)});
  if (auto grids = grid_texts(r, s.g); !grids.empty()) entries.push_back({"grid", std::move(grids)});
  entries.push_back({"water", water(r, s.g)});
  // a report on a batch of records has no lines
  if ((r.total.co2e_market_kg || r.co2e_market_reason) && (draws_electricity(r) || r.lines.empty()))
    entries.push_back({"market-based", market(r, s.g)});

  constexpr std::size_t gap = 3, least_for_text = 40;
  std::size_t label = 0;
  for (const Entry& e : entries) label = std::max(label, width_of(shown(s, e.label)));
  label = std::min(label, s.width / 3);
  const bool beside = label + gap + least_for_text <= s.width;
  const Screen right{s.width - label - gap, s.ascii, s.colour, s.g};
  Lines out;
  for (const Entry& e : entries) {
    if (!beside) {
      add(out, below_each_other(e, s, most));
      continue;
    }
    const std::string name = cut(shown(s, e.label), label, s.ascii);
    const Lines text = fitting(right, e.wordings, {0, 0}, most);
    for (std::size_t k = 0; k < text.size(); ++k) out.push_back(pad_right(k == 0 ? name : "", label + gap) + text[k]);
  }
  return out;
}

}  // namespace aicarbon::render::summary
