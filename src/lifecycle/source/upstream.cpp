// Source `upstream`: supply of the fuels and building of the plants, which a direct intensity leaves out.
//
//   kg = generation x upstream        generation = facility energy / (1 - loss), or facility energy when it is delivered
//
//   upstream   kg CO2e/kWh of generation, from the country's fuel mix: life-cycle less direct, fuel by fuel (upstream.csv)
//
// Citation: IPCC AR5 WG3 Annex III, table A.III.2. Left out: imports; the mix is that of generation.
#include "lifecycle/source/catalogue.hpp"

#include "lifecycle/source/needs.hpp"

namespace aicarbon::lifecycle {
namespace {

Cell<dim::co2e> formula(const PhaseCells& p) {
  const auto delivered = facility_energy(p);
  const auto generated = p.site.loss ? named("generation", delivered / (1 - p.site.loss)) : delivered;
  return generated * p.site.upstream;
}

constexpr Need needed[] = {needs::electricity, needs::upstream};

}  // namespace

const Source upstream_source{.id = "upstream",
                             .stage = Stage::operation,
                             .method = 1,
                             .title = "fuel supply and power plants",
                             .formula = "facility energy ÷ (1 − loss) × upstream",
                             .symbols =
                                 "facility energy: kWh; loss: share of generation; upstream: kg CO2e/kWh of generation",
                             .citation = "IPCC AR5 WG3 Annex III",
                             .leaves_out = "imported electricity",
                             .electric = true,
                             .needs = needed,
                             .formula_of = formula};

}  // namespace aicarbon::lifecycle
