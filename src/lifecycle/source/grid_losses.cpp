// Source `grid_losses`: generation that never arrives, when the intensity is of generation.
//
//   kg = facility energy x loss / (1 - loss) x intensity
//
//   loss   share of generation lost in transmission and distribution (losses.csv)
//
// Citation: World Bank WDI EG.ELC.LOSS.ZS; eGRID for the USA. A loss per output divides by 1 - loss. Left out: sites that take
// their power from the transmission grid lose less.
#include "lifecycle/source/catalogue.hpp"

#include "lifecycle/source/needs.hpp"

namespace aicarbon::lifecycle {
namespace {

Cell<dim::co2e> formula(const PhaseCells& p) {
  return facility_energy(p) * named("losses over delivery", p.site.loss / (1 - p.site.loss)) * p.site.intensity;
}

constexpr Need needed[] = {needs::electricity, needs::grid, needs::loss};

}  // namespace

const Source grid_losses_source{
    .id = "grid_losses",
    .stage = Stage::operation,
    .method = 1,
    .title = "grid losses",
    .formula = "facility energy × loss ÷ (1 − loss) × intensity",
    .symbols = "facility energy: kWh; loss: share of generation; intensity: kg CO2e/kWh of generation",
    .citation = "World Bank WDI; US EPA eGRID",
    .leaves_out = "lower losses of sites on the transmission grid",
    .electric = true,
    .needs = needed,
    .formula_of = formula};

}  // namespace aicarbon::lifecycle
