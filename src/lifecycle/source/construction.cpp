// Source `construction`: building the datacenter with its plant, spread over its own life, by the IT power it was built for.
//
//   kg = owned time / devices x rated power of the node x per kW / building life      basis nameplate_kw, the default
//   kg = IT energy x per kW / building life                                           basis mean_it_kw: mean power x time is energy
//   kg = IT energy x per mean kW and year                                             a proxy, when no rating is known
//   kg = the sum of the first two over the parts of the building, each with its per kW and life (building.cpp)
//
//   per kW   kg CO2e/kW of IT   982.8 (180 ... 2,000): Data4 2025, Azure GreenSKU 2024, Whitehead et al. 2015
//
// PUE never multiplies it. Left out of a building told as a whole: refurbishment of the plant inside its life, racks.
#include "lifecycle/source/catalogue.hpp"

#include "lifecycle/source/needs.hpp"

namespace aicarbon::lifecycle {
namespace {

Cell<dim::co2e> formula(const PhaseCells& p) {
  const SiteCells& s = p.site;
  if (needs::it_power_time(p) == nullptr) return it_power_time(p) * s.construction_per_kw / s.building_life;
  return all_it_energy(p) * s.construction_per_mean_kw_time;
}

std::vector<Part> parts(const PhaseCells& p) {
  std::vector<Part> result;
  for (const BuildingPart& part : p.site.building_parts)
    result.push_back({part.name, part.per_kw ? flow(it_power_time(p) * part.per_kw.cell / part.life)
                                             : no_flow<dim::co2e>(part.per_kw.missing)});
  return result;
}

constexpr Need needed[] = {needs::construction};

}  // namespace

const Source construction_source{
    .id = "construction",
    .stage = Stage::construction,
    .method = 1,
    .title = "datacenter built",
    .formula = "owned time ÷ devices in a node × rated power × CO2e per kW ÷ life of the building",
    .symbols = "rated power: kW a node; CO2e per kW: kg/kW of rated IT power, of the whole or of each part; life: h",
    .citation = "Data4 2025; Azure GreenSKU 2024; Whitehead et al. 2015",
    .leaves_out = "of a building told as a whole: refurbishment of plant within its life; racks",
    .electric = false,
    .needs = needed,
    .formula_of = formula,
    .parts_of = parts};

}  // namespace aicarbon::lifecycle
