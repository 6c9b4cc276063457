// Source `data_transfer`: electricity of transferring data to where it is stored.
//
// Inside the facility, overhead, losses and upstream are separate lines, which cover all IT energy of the phase. Over
// the internet, the electricity is drawn by others, and this line covers all of it: the figure per GB includes the
// cooling of their networks, and the intensity is that of the site's grid, never that of its contracts.
#include "lifecycle/source/catalogue.hpp"

#include "lifecycle/source/needs.hpp"
#include "lifecycle/source/symbols.hpp"

namespace aicarbon::lifecycle {
namespace {

Cell<dim::co2e> data_transfer_co2e(const PhaseCells& p) {
  const auto energy = p.flows.transfer_energy.cell;
  if (!p.flows.over_internet) return energy * p.site.intensity;
  const SiteCells& grid = p.surroundings;
  const auto generated = grid.loss ? named("electricity generated for the transfer", energy / (1 - grid.loss)) : energy;
  return generated * (grid.upstream ? grid.intensity + grid.upstream : grid.intensity);
}

// Inside the facility, the electricity has the scope of the electricity of drives; a network outside is a purchased
// service.
std::string_view transfer_reported_as(const PhaseCells& p) {
  return p.flows.over_internet ? "data_transfer" : "storage";
}

}  // namespace

const Source data_transfer_source{
    .id = "data_transfer",
    .stage = Stage::operation,
    .method = 1,
    .title = "electricity of data transfer",
    .formulas = {{"transfer energy × intensity"},
                 {"transfer energy ÷ (1 − loss) × (intensity + upstream)", "over the internet",
                  [](const PhaseCells& p) { return p.flows.over_internet; }}},
    .symbols = {{"transfer energy", "kWh", "data × energy per GB, inside data centers or over the internet", "",
                 [](const PhaseCells& p) { return symbol::best(p.flows.transfer_energy.cell); }},
                {"intensity", "kg CO2e/kWh",
                 "intensity of the grid; for transfers inside data centers, of the contracts in the market-based total",
                 "",
                 [](const PhaseCells& p) {
                   return symbol::best(p.flows.over_internet ? p.surroundings.intensity : p.site.intensity);
                 }},
                {"loss", "1", "share of generation lost; 0 if the intensity refers to delivered electricity", "",
                 [](const PhaseCells& p) { return symbol::best(p.surroundings.loss, 0); }},
                {"upstream", "kg CO2e/kWh", "life-cycle minus direct emissions of the country's mix, or 0", "",
                 [](const PhaseCells& p) { return symbol::best(p.surroundings.upstream, 0); }}},
    .citation = "Cloud Carbon Footprint methodology 2026; Aslan et al. 2018; Traficom 2022",
    .leaves_out = "manufacturing of the networks; the last mile of mobile networks",
    .electric = true,
    .scopes = {.owner = scope::services, .tenant = scope::services},
    .needs = {needs::transfer_energy, needs::grid},
    .formula_of = data_transfer_co2e,
    .has_data = stores_data,
    .reported_as = transfer_reported_as};

}  // namespace aicarbon::lifecycle
