// Source `construction`: construction of the data center with its plant, spread over the life of the building and
// allocated by the IT power for which it was built. Construction is never multiplied by PUE. CO2e per kW: 982.8 kg (180
// ... 2,000).
#include "lifecycle/source/catalogue.hpp"

#include "lifecycle/source/needs.hpp"
#include "lifecycle/source/symbols.hpp"

namespace aicarbon::lifecycle {
namespace {

Cell<dim::co2e> construction_co2e(const PhaseCells& p) {
  const SiteCells& s = p.site;
  if (needs::it_power_time(p) == nullptr) return it_power_time(p) * s.construction_per_kw / s.building_life;
  return all_it_energy(p) * s.construction_per_mean_kw_time;
}

std::vector<Part> construction_parts(const PhaseCells& p) {
  std::vector<Part> result;
  for (const BuildingPart& part : p.site.building_parts)
    result.push_back({part.name, part.per_kw ? flow(it_power_time(p) * part.per_kw.cell / part.life)
                                             : no_flow<dim::co2e>(part.per_kw.missing)});
  return result;
}

double rate_of_parts(const PhaseCells& p) {
  double rate = 0;
  for (const BuildingPart& part : p.site.building_parts)
    if (part.per_kw) rate += part.per_kw.cell.best() / part.life.best();
  return rate;
}

}  // namespace

const Source construction_source{
    .id = "construction",
    .stage = Stage::construction,
    .method = 1,
    .title = "construction of the data center",
    .formulas = {{"provisioned energy × CO2e per kW ÷ lifetime of the building"},
                 {"provisioned energy × CO2e per kW and time of the parts", "the building is stated by its parts",
                  [](const PhaseCells& p) { return !p.site.building_parts.empty(); }},
                 {"IT energy × CO2e per mean kW and time", "no owned time of hardware with a rated power is known",
                  [](const PhaseCells& p) { return needs::it_power_time(p) != nullptr; }}},
    .symbols = {symbol::provisioned_energy,
                {"CO2e per kW", "kg/kW", "CO2e of construction per kW of IT power", "",
                 [](const PhaseCells& p) { return symbol::best(p.site.construction_per_kw); }},
                {"lifetime of the building", "h", "time in service", "",
                 [](const PhaseCells& p) { return symbol::best(p.site.building_life); }},
                {"CO2e per kW and time of the parts", "kg/(kW h)",
                 "sum over the parts of CO2e per kW ÷ lifetime of the part", "", rate_of_parts},
                symbol::all_it_energy,
                {"CO2e per mean kW and time", "kg/(kW h)",
                 "CO2e of constructing a facility, per unit of time and of its mean IT power; a proxy", "",
                 [](const PhaseCells& p) { return symbol::best(p.site.construction_per_mean_kw_time); }}},
    .citation = "Data4 2025; Azure GreenSKU 2024; Whitehead et al. 2015",
    .leaves_out = "for a building stated as a whole, replacement of plant during its life, and racks",
    .electric = false,
    .scopes = {.owner = scope::capital_goods},
    .needs = {needs::construction},
    .formula_of = construction_co2e,
    .parts_of = construction_parts};

}  // namespace aicarbon::lifecycle
