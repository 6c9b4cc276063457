// Source `electricity`: of the IT load, in the hours allocated.
//
//   kg = IT energy x intensity
//
//   IT energy   kWh     intensity   kg CO2e/kWh: average of the grid (location-based) or of the contracts (market-based)
//
// Citation: GHG Protocol Scope 2 Guidance (2015). Left out: what PUE adds (overhead), losses, upstream of a direct intensity.
#include "lifecycle/source/catalogue.hpp"

#include "lifecycle/source/needs.hpp"

namespace aicarbon::lifecycle {
namespace {

Cell<dim::co2e> formula(const PhaseCells& p) { return p.flows.it_energy.cell * p.site.intensity; }

constexpr Need needed[] = {needs::it_energy, needs::grid};

}  // namespace

const Source electricity_source{.id = "electricity",
                                .stage = Stage::operation,
                                .method = 1,
                                .title = "electricity of the IT load",
                                .formula = "IT energy × intensity",
                                .symbols = "IT energy: kWh; intensity: kg CO2e/kWh",
                                .citation = "GHG Protocol Scope 2 Guidance 2015",
                                .leaves_out =
                                    "what PUE adds, losses, upstream of a direct intensity: lines of their own",
                                .electric = true,
                                .needs = needed,
                                .formula_of = formula};

}  // namespace aicarbon::lifecycle
