// Source `storage`: electricity of the drives that keep data.
//
//   kg = storage energy x intensity
//
//   storage energy   kWh: data x copies x power of a TB x time (activity/storage.cpp)     intensity   kg CO2e/kWh
//
// Citation: Cloud Carbon Footprint methodology, storage. What PUE adds, grid losses and upstream read all IT energy of a phase, this one
// too, and are lines of their own. Left out: the servers and enclosures that hold the drives.
#include "lifecycle/source/catalogue.hpp"

#include "lifecycle/source/needs.hpp"

namespace aicarbon::lifecycle {
namespace {

Cell<dim::co2e> formula(const PhaseCells& p) { return p.flows.storage_energy.cell * p.site.intensity; }

constexpr Need needed[] = {needs::storage_energy, needs::grid};

}  // namespace

bool stores_data(const PhaseFacts& phase) { return phase.activity.as<StorageFacts>() != nullptr; }

const Source storage_source{.id = "storage",
                            .stage = Stage::operation,
                            .method = 1,
                            .title = "electricity of data stored",
                            .formula = "data × copies × power of a TB × time × intensity",
                            .symbols = "data: TB; power: W/TB; time: h; intensity: kg CO2e/kWh",
                            .citation = "Cloud Carbon Footprint methodology 2026",
                            .leaves_out = "servers and enclosures that hold the drives",
                            .electric = true,
                            .needs = needed,
                            .formula_of = formula,
                            .spoken_of = stores_data};

}  // namespace aicarbon::lifecycle
