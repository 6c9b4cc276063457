// Source `data_transfer`: electricity of moving data to where it is kept.
//
//   kg = transfer energy x intensity                                        inside data centers: the facility's own electricity
//   kg = transfer energy / (1 - loss) x (intensity + upstream)              over the internet: drawn by others, all of it in this line
//
//   transfer energy   kWh: data x energy of a GB (activity/storage.cpp)     intensity   kg CO2e/kWh
//
// Inside the facility PUE, losses and upstream are lines of their own, which read all IT energy of the phase. Networks outside have
// their own cooling inside the figure of a GB; their electricity is taken at the site's grid and never at what the site buys.
// Citation: Cloud Carbon Footprint methodology; Aslan et al. 2018; Traficom 2022. Left out: making the networks; a mobile last mile.
#include "lifecycle/source/catalogue.hpp"

#include "lifecycle/source/needs.hpp"

namespace aicarbon::lifecycle {
namespace {

Cell<dim::co2e> formula(const PhaseCells& p) {
  const auto energy = p.flows.transfer_energy.cell;
  if (!p.flows.over_internet) return energy * p.site.intensity;
  const SiteCells& grid = p.surroundings;
  const auto generated = grid.loss ? named("generation for the transfer", energy / (1 - grid.loss)) : energy;
  return generated * (grid.upstream ? grid.intensity + grid.upstream : grid.intensity);
}

// Electricity of the facility itself is reported as that of the drives is; a network outside is a service bought.
std::string_view reported_as(const PhaseCells& p) { return p.flows.over_internet ? "data_transfer" : "storage"; }

constexpr Need needed[] = {needs::transfer_energy, needs::grid};

}  // namespace

const Source data_transfer_source{
    .id = "data_transfer",
    .stage = Stage::operation,
    .method = 1,
    .title = "electricity of data moved",
    .formula = "data × energy of a GB × intensity",
    .symbols = "data: GB; energy: kWh/GB, inside data centers or over the internet; intensity: kg CO2e/kWh",
    .citation = "Cloud Carbon Footprint methodology 2026; Aslan et al. 2018; Traficom 2022",
    .leaves_out = "making the networks; a mobile last mile",
    .electric = true,
    .needs = needed,
    .formula_of = formula,
    .spoken_of = stores_data,
    .reported_as = reported_as};

}  // namespace aicarbon::lifecycle
