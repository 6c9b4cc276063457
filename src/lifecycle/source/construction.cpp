// Source `construction`: building the datacenter with its plant, spread over its own life, by the IT power it was built for.
//
//   kg = owned time / devices x rated power of the node x per kW / building life      basis nameplate_kw, the default
//   kg = IT energy x per kW / building life                                           basis mean_it_kw: mean power x time is energy
//   kg = IT energy x per mean kW and year                                             a proxy, when no rating is known
//
//   per kW   kg CO2e/kW of IT   982.8 (180 ... 2,000): Data4 2025, Azure GreenSKU 2024, Whitehead et al. 2015
//
// PUE never multiplies it. Left out: refurbishment of the plant inside the building's life, racks.
#include "lifecycle/source/catalogue.hpp"

#include "lifecycle/source/needs.hpp"

namespace aicarbon::lifecycle {
namespace {

Cell<dim::co2e> formula(const PhaseCells& p) {
  const SiteCells& s = p.site;
  if (p.facts->site.construction_by_mean_power) return all_it_energy(p) * s.construction_per_kw / s.building_life;
  if (p.flows.owned_time && p.hardware.rated_power)
    return named("rated power × time", p.flows.owned_time.cell / p.hardware.devices * p.hardware.rated_power) *
           s.construction_per_kw / s.building_life;
  return all_it_energy(p) * s.construction_per_mean_kw_time;
}

constexpr Need needed[] = {needs::construction};

}  // namespace

const Source construction_source{
    .id = "construction",
    .stage = Stage::construction,
    .method = 1,
    .title = "datacenter built",
    .formula = "owned time ÷ devices in a node × rated power × CO2e per kW ÷ life of the building",
    .symbols = "rated power: kW a node; CO2e per kW: kg/kW of rated IT power; life: h",
    .citation = "Data4 2025; Azure GreenSKU 2024; Whitehead et al. 2015",
    .leaves_out = "refurbishment of plant within the building's life; racks",
    .electric = false,
    .needs = needed,
    .formula_of = formula};

}  // namespace aicarbon::lifecycle
