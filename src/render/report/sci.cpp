// The SCI score of each functional unit: (O + M) per R, in the parts that ISO/IEC 21031 names.
//
//   O = E × I   location-based electricity
//   M           manufacturing, transport and end of life of machines
//   R           the functional unit
//
// The definition is that of the Green Software Foundation's SCI specification 1.1.0
// (github.com/Green-Software-Foundation/sci, SPEC.md), which became ISO/IEC 21031. lifecycle/formulate.cpp defines what
// the score includes. Its parts are shown here at best values; only the score has a range and a median, because these
// do not add up.
#include "lifecycle/source/source.hpp"
#include "render/headline.hpp"
#include "render/phrases.hpp"
#include "render/report/formats.hpp"
#include "report/unknown.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::render {
namespace {

constexpr std::string_view embodied_stages[] = {"manufacturing", "transport", "end_of_life"};

bool is_operation(const LineReport& l) {
  const auto* source = lifecycle::find_source(l.source);
  return source != nullptr && source->electric;
}
bool is_embodied(const LineReport& l) {
  return std::ranges::find(embodied_stages, l.stage) != std::end(embodied_stages);
}

// A part of the score: the sum of its estimated lines, and whether it is complete.
struct Part {
  double kg = 0;
  bool whole = true;
};
Part sum_of(const Report& r, bool (*belongs)(const LineReport&)) {
  Part part;
  for (const LineReport& l : r.lines) {
    if (!belongs(l)) continue;
    if (l.co2e_kg) part.kg += l.co2e_kg->best;
    if (report::has_unknowns(l)) part.whole = false;
  }
  return part;
}

std::string why_no_score(const Report& r) {
  const bool stated = std::ranges::any_of(
      r.lines, [](const LineReport& l) { return l.source == "stated" && l.state == LineState::estimated; });
  return stated ? "operation is stated as \"co2e\": its energy and intensity are unknown"
                : "no electricity or machine inside the boundary is estimated";
}

std::string entry(std::string_view name, std::string_view value, std::string_view what) {
  std::string line = fmt::format("  {}{}  {}", pad_right(name, 5), pad_left(value, 12), what);
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

// A count without meaningless digits: "100,000,000" or "1".
std::string count_text(const Figure& count) {
  std::string text = units::significant(count.best, std::max(4, units::digits_for(count.best, count.low, count.high)));
  if (text.find('.') != std::string::npos) text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

std::string score(const Report& r, const UnitReport& u, const Glyphs& g, bool colour) {
  std::string out = "\n" + bold(u.name, colour) + "\n";
  const std::optional<Figure> kg = sci_kg(u);
  if (!kg) return out + entry("SCI", "null", why_no_score(r));
  const std::string spread = range(dim::co2e, *kg, g);
  const int digits = units::digits_for(kg->best, kg->low, kg->high);
  std::string what = joined("per R", ", 90 % range ", spread);
  if (const HeadlineText median = headline_text(dim::co2e, *kg, r.complete, g); median.is_median())
    what = fmt::format("per R at best values; 90 % range {}, {}", spread, median.total);
  out += entry("SCI", sum_text(dim::co2e, *kg, r.complete, g), what);
  const double count = u.count->best;
  const auto of_one = [&](const Part& part) {
    return (part.whole ? "" : std::string(g.at_least) + " ") + units::human(dim::co2e, part.kg / count, digits);
  };
  const Part operation = sum_of(r, is_operation);
  out += entry("O", of_one(operation), "E × I, location-based");
  if (u.energy_kwh && u.energy_kwh->best > 0) {
    const double intensity = operation.kg / count * 1000 / u.energy_kwh->best;
    out += entry("E", amount(dim::energy, *u.energy_kwh), "facility energy: IT energy × PUE");
    out +=
        entry("I", units::significant(intensity, 3) + " g/kWh", "O ÷ E, including grid losses and upstream emissions");
  }
  out += entry(
      "M", of_one(sum_of(r, is_embodied)),
      "manufacturing, transport and end of life of machines, for the share of their lifetimes attributed to the work");
  const std::string unit = u.unit == "1" ? u.name : u.unit;
  return out + entry("R", "one", fmt::format("{}; count in the job: {}", unit, count_text(*u.count)));
}

std::string page(const Report& r, const RenderOptions& o) {
  const Glyphs& g = glyphs(o.ascii);
  std::string out = bold(r.name, o.colour) + "\n  SCI = (O + M) per R, ISO/IEC 21031\n";
  if (r.per_unit.empty()) out += "\n  null: the job states no functional unit; add \"functional_units\"\n";
  for (const UnitReport& u : r.per_unit) out += score(r, u, g, o.colour);
  out += "\n" + bold("not in the score", o.colour) + "\n";
  constexpr std::size_t indent = 16;
  const auto line = [&](std::string_view label, std::string_view text) {
    out += fmt::format("  {}{}\n", pad_right(label, indent - 2),
                       wrap(text, static_cast<std::size_t>(std::max(60, o.width)) - indent, indent));
  };
  line("by definition",
       "building construction, refrigerant and backup power; market-based contracts, offsets and credits");
  for (const auto& [label, text] : left_out(r, o.all)) line(label, text);
  return out;
}

}  // namespace

std::string sci(const ReportFile& file, const RenderOptions& options) {
  std::string out;
  for (const Report& r : file.reports) out += (out.empty() ? "" : "\n") + page(r, options);
  out += dim_text("\n" + about_run(file), options.colour) + "\n";
  return plain(out, options.ascii);
}

}  // namespace aicarbon::render
