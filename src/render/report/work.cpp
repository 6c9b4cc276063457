// See work.hpp.
#include "render/report/work.hpp"

#include "lifecycle/activity/derived.hpp"
#include "report/figure.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::render {
namespace {

constexpr int factor_digits = 3;

// A count as written in a job: "5.5B". From 1e15, as for a number of FLOPs, it has an exponent and keeps its zeros.
std::string number(double value, int digits, bool exact) {
  struct Suffix {
    double from;
    std::string_view letter;
  };
  static constexpr Suffix suffixes[] = {{1e12, "T"}, {1e9, "B"}, {1e6, "M"}};
  constexpr double counted = 1e15;
  for (const Suffix& s : suffixes)
    if (value >= s.from && value < counted) {
      std::string text = units::significant(value / s.from, digits);
      return (exact ? trimmed(std::move(text)) : text) + std::string(s.letter);
    }
  std::string text = units::significant(value, digits);
  return exact && text.find('e') == std::string::npos ? trimmed(std::move(text)) : text;
}

std::string with_unit(std::string text, std::string_view unit) {
  return unit == "1" ? text : fmt::format("{} {}", text, unit);
}

// A figure whose values are given in `unit`.
WorkFigure in_unit(std::string_view words, std::string_view unit, const Figure& f) {
  WorkFigure w{std::string(words), {}, {}};
  const int digits = units::digits_for(f.best, f.low, f.high);
  const bool exact = !f.low || !f.high || *f.low == *f.high;
  w.best = with_unit(number(f.best, digits, exact), unit);
  if (!exact)
    w.spread = with_unit(fmt::format("{} – {}", number(*f.low, digits, exact), number(*f.high, digits, exact)), unit);
  return w;
}

WorkFigure of_dim(std::string_view words, Dim dim, const Figure& f, const Glyphs& g) {
  return {std::string(words), amount(dim, f), range(dim, f, g)};
}

std::string_view plain_unit(std::string_view unit) {
  if (unit == "request" || unit == "device") return "1";  // the label already names what is counted
  if (unit == "device*h") return "h";
  return unit == "W/device" ? "W" : unit;
}

// Adds the energies of a phase. They include techniques and growth; the other derived figures refer to the work as
// stated.
void energies(const PhaseReport& p, const Glyphs& g, std::vector<WorkFigure>& out) {
  const std::string_view after = !p.growth.empty() ? ", all periods" : !p.techniques.empty() ? ", with techniques" : "";
  const auto add = [&](std::string_view words, const std::optional<Figure>& f) {
    if (f) out.push_back(of_dim(fmt::format("{}{}", words, after), dim::energy, *f, g));
  };
  add("energy of the accelerators", p.accelerator_energy_kwh);
  add("IT energy", p.it_energy_kwh);
  add("facility energy", p.energy_kwh);
}

std::string factor(const std::optional<Figure>& f) {
  return f ? trimmed(units::significant(f->best, factor_digits)) : std::string("–");
}

}  // namespace

std::vector<WorkFigure> derived_figures(const PhaseReport& p, const Glyphs& g) {
  std::vector<WorkFigure> out;
  for (const auto& [key, figure] : p.derived) {
    const auto* row = std::ranges::find(lifecycle::derived_keys, key, &lifecycle::DerivedKey::key);
    if (row == std::end(lifecycle::derived_keys)) continue;
    out.push_back(row->dim == dim::energy ? of_dim(row->words, dim::energy, figure, g)
                                          : in_unit(row->words, plain_unit(row->unit), figure));
  }
  if (!out.empty()) energies(p, g, out);
  return out;
}

std::vector<LadderStep> ladder(const PhaseReport& p) {
  std::vector<LadderStep> out;
  double left = 1;
  for (const TechniqueReport& t : p.techniques) {
    if (t.energy_factor) left *= t.energy_factor->best;
    std::string basis = t.baseline.empty() ? "" : "against " + t.baseline;
    if (!t.citation.empty()) basis += (basis.empty() ? "" : "; ") + t.citation;
    out.push_back({t.name, factor(t.energy_factor), factor(t.device_time_factor),
                   t.it_energy_kwh ? amount(dim::energy, *t.it_energy_kwh) : std::string("–"),
                   fmt::format("{} %", trimmed(units::significant(left * 100, 2))), std::move(basis)});
  }
  return out;
}

std::vector<GrowthStep> growth_steps(const PhaseReport& p, const Glyphs& g) {
  std::vector<GrowthStep> out;
  for (const PeriodReport& period : p.growth)
    out.push_back({fmt::format("{}", period.period), factor(period.demand), factor(period.efficiency),
                   period.it_energy_kwh ? amount(dim::energy, *period.it_energy_kwh) : std::string("–"),
                   period.it_energy_kwh ? range(dim::energy, *period.it_energy_kwh, g) : std::string()});
  return out;
}

std::string growth_verdict(const PhaseReport& p) {
  if (p.growth.size() < 2) return {};
  const PeriodReport& last = p.growth.back();
  if (!last.demand || !last.efficiency) return {};
  const double energy = last.demand->best * last.efficiency->best;
  const std::string times =
      fmt::format("period {} takes {} times the energy of the first", last.period, factor(Figure{energy, {}, {}, {}}));
  if (energy > 1) return "demand outgrows efficiency: " + times;
  if (energy < 1) return "efficiency outpaces demand: " + times;
  return "efficiency keeps pace with demand: the last period takes as much energy as the first";
}

std::vector<WorkFigure> amortized_figures(const Report& r, const Glyphs& g) {
  std::vector<WorkFigure> out;
  if (!r.amortized) return out;
  const AmortizedReport& a = *r.amortized;
  const std::string_view partial =
      r.complete ? "" : " (estimated part only)";  // the ratio of two incomplete sums is not a bound
  const auto co2e = [&](std::string_view words, const std::optional<Figure>& f) {
    if (!f) return;
    out.push_back(of_dim(words, dim::co2e, *f, g));
    out.back().best = sum_text(dim::co2e, *f, r.complete, g) + " CO2e";
  };
  const auto names = [](const std::vector<std::string>& list) { return fmt::format("{}", fmt::join(list, ", ")); };
  co2e(fmt::format("training ({})", names(a.training)), a.training_co2e_kg);
  co2e(fmt::format("use ({})", names(a.use)), a.use_co2e_kg);
  if (a.count) out.push_back(in_unit("delivered units over which training is spread", "1", *a.count));
  co2e("per 1,000 units delivered, whole life cycle", a.per_thousand.co2e_kg);
  if (const auto& share = a.per_thousand.training_share) {
    constexpr double percent = 100;
    out.push_back(in_unit(fmt::format("training share{}", partial), "%", report::scaled(*share, percent)));
  }
  if (a.per_token) co2e("per output token", a.per_token->co2e_kg);
  if (a.per_user_year) co2e("per user and year", a.per_user_year->co2e_kg);
  if (a.break_even)
    out.push_back(in_unit(fmt::format("units delivered until use has emitted as much as training{}", partial), "1",
                          *a.break_even));
  return out;
}

}  // namespace aicarbon::render
