// A report as CSV, for scripts and spreadsheets: one row per total, stage, phase, line, fuel supply within a line, part,
// credit, functional unit, and scope of the job, of a country and of a site. An unknown value is an empty cell, never 0.
#include "table/csv.hpp"
#include "lifecycle/source/booking.hpp"
#include "render/report/formats.hpp"

#include <fmt/format.h>

namespace aicarbon::render {
namespace {

std::string best(const std::optional<Figure>& f) { return f ? table::cell(f->best) : std::string{}; }
std::string whole(const std::optional<int>& value) { return value ? std::to_string(*value) : std::string{}; }

// The five cells of a figure: best, low, high, mean and median.
std::string five(const std::optional<Figure>& f) {
  return f ? fmt::format("{},{},{},{},{}", table::cell(f->best), table::cell(f->low), table::cell(f->high),
                         table::cell(f->mean), table::cell(f->median))
           : ",,,,";
}

// The rows of sums by scope: of the job, of each country, and of each site.
std::string scopes(const Report& r, const std::string& job) {
  std::string out;
  const auto list = [&](std::string_view level, const std::string& id, const std::vector<ScopeFigure>& figures) {
    for (const ScopeFigure& f : figures)
      out += fmt::format("{},{},{},,,,{},{},{},,,,{},{},\n", job, level,
                         table::cell(fmt::format("{}/{}.{}", id, f.scope.value_or(0), f.category.value_or(0))),
                         f.complete ? "complete" : "incomplete", five(f.co2e_kg), best(f.co2e_market_kg),
                         whole(f.scope), whole(f.category));
  };
  const auto known = [](const std::string& country) { return country.empty() ? "unknown" : country; };
  list("scope", "by_scope", r.by_scope);
  for (const CountryScopes& c : r.by_country) list("country", "by_country/" + known(c.country), c.by_scope);
  for (const SiteScopes& s : r.by_site)
    list("site", fmt::format("by_site/{}/{}", known(s.country), s.site), s.by_scope);
  return out;
}

// The part of a line that is booked in another scope, because it is fuel supply.
std::string fuel_supply(const Report& r, const std::string& job, const LineReport& l) {
  const lifecycle::Scope scope = lifecycle::fuel_supply_scope(r.perspective);
  if (!l.fuel_supply_co2e_kg || scope.scope == l.scope.value_or(0)) return {};
  return fmt::format("{},fuel_supply,{},{},{},{},{},{},,,,,{},{},\n", job, table::cell(l.id + "/fuel_supply"),
                     table::cell(l.phase), l.stage, l.source, word(l.state), five(l.fuel_supply_co2e_kg), scope.scope,
                     scope.category);
}

}  // namespace

std::string csv(const ReportFile& file, const RenderOptions&) {
  using table::cell;
  std::string out =
      "job,level,id,phase,stage,source,state,co2e_kg,co2e_kg_low,co2e_kg_high,co2e_kg_mean,co2e_kg_median,co2e_market_"
      "kg,energy_kwh,it_energy_kwh,water_l,scope,category,reason\n";
  for (const Report& r : file.reports) {
    const std::string job = cell(r.name);
    out += fmt::format("{},total,total,,,,{},{},{},{},{},{},,,{}\n", job, r.complete ? "complete" : "incomplete",
                       five(r.total.co2e_kg), best(r.total.co2e_market_kg), best(r.total.energy_kwh),
                       best(r.total.it_energy_kwh), best(r.total.water_l), cell(r.co2e_market_reason.value_or("")));
    for (const auto& [name, stage] : r.by_stage)
      out += fmt::format("{},stage,by_stage/{},,{},,,{},,,,,,,\n", job, name, name, five(stage.co2e_kg));
    for (const PhaseReport& p : r.phases)
      out += fmt::format("{},phase,{},{},,,,{},,{},{},{},,,\n", job, cell("phases/" + p.name), cell(p.name),
                         five(p.co2e_kg), best(p.energy_kwh), best(p.it_energy_kwh), best(p.water_l));
    for (const LineReport& l : r.lines)
      out +=
          fmt::format("{},line,{},{},{},{},{},{},,,,,{},{},{}\n", job, cell(l.id), cell(l.phase), l.stage, l.source,
                      word(l.state), five(l.co2e_kg), whole(l.scope), whole(l.category), cell(l.reason.value_or("")));
    for (const LineReport& l : r.lines) out += fuel_supply(r, job, l);
    for (const LineReport& l : r.lines)
      for (const PartReport& part : l.parts)
        out += fmt::format("{},part,{},{},{},{},{},{},,,,,,,{}\n", job, cell(l.id + "/" + part.name), cell(l.phase),
                           l.stage, l.source, word(part.state), five(part.co2e_kg), cell(part.reason.value_or("")));
    for (const CreditReport& c : r.credits)
      out += fmt::format("{},credit,{},{},,recycling_credit,{},{},,,,,,,{}\n", job, cell(c.id), cell(c.phase),
                         word(c.state), five(c.co2e_kg), cell(c.reason.value_or("")));
    for (const UnitReport& u : r.per_unit)
      out += fmt::format("{},unit,{},,,,,{},{},{},{},{},,,\n", job, cell("per_unit/" + u.name), five(u.co2e_kg),
                         best(u.co2e_market_kg), best(u.energy_kwh), best(u.it_energy_kwh), best(u.water_l));
    out += scopes(r, job);
  }
  return out;
}

}  // namespace aicarbon::render
