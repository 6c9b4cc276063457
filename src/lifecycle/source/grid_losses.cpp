// Source `grid_losses`: electricity lost before delivery, if the intensity refers to generation. The published loss
// (losses.csv, World Bank WDI EG.ELC.LOSS.ZS) is a share of generation, so delivered electricity is divided by 1 -
// loss.
#include "lifecycle/source/catalogue.hpp"

#include "lifecycle/source/needs.hpp"
#include "lifecycle/source/symbols.hpp"

namespace aicarbon::lifecycle {

const Source grid_losses_source{.id = "grid_losses",
                                .stage = Stage::operation,
                                .method = 1,
                                .title = "grid losses",
                                .formulas = {{"facility energy × loss ÷ (1 − loss) × intensity"}},
                                .symbols = {symbol::facility_energy,
                                            symbol::loss,
                                            {"intensity", "kg CO2e/kWh", "intensity of the grid, by both methods", "",
                                             [](const PhaseCells& p) { return symbol::best(p.site.intensity); }}},
                                .citation = "World Bank WDI; US EPA eGRID",
                                .leaves_out = "the lower losses of sites connected to the transmission grid",
                                .electric = true,
                                .scopes = {.owner = scope::energy_related},
                                .needs = {needs::electricity, needs::grid, needs::loss},
                                .formula_of = [](const PhaseCells& p) {
                                  return facility_energy(p) *
                                         named("losses per delivered electricity", p.site.loss / (1 - p.site.loss)) *
                                         p.site.intensity;
                                }};

}  // namespace aicarbon::lifecycle
