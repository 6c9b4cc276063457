// Source `storage_equipment`: making the drives that keep data, spread over their life.
//
//   kg = data x copies x time / life of a drive x CO2e of a TB
//
//   life   h     CO2e of a TB   kg/TB: stated, else the catalog's usual drive of the medium (parts.csv)
//
// Citation: E = (T / LT) x E_hw of ACT (Gupta et al. 2022), on allocated capacity. Left out: enclosures and servers, carriage and end of
// life of the drives.
#include "lifecycle/source/catalogue.hpp"

#include "lifecycle/source/needs.hpp"

namespace aicarbon::lifecycle {
namespace {

Cell<dim::co2e> formula(const PhaseCells& p) {
  return named("drives used up", p.flows.stored.cell / p.flows.drive_life) * p.flows.drive_embodied;
}

constexpr Need needed[] = {needs::stored};

}  // namespace

const Source storage_equipment_source{.id = "storage_equipment",
                                      .stage = Stage::manufacturing,
                                      .method = 1,
                                      .title = "drives made",
                                      .formula = "data × copies × time ÷ life of a drive × CO2e of a TB",
                                      .symbols = "data: TB; time: h; life: h; CO2e of a TB: kg/TB of drives",
                                      .citation = "Gupta et al. 2022 (ACT); Seagate footprints, by ACT and GreenSKU",
                                      .leaves_out = "enclosures and servers; carriage and end of life of the drives",
                                      .electric = false,
                                      .needs = needed,
                                      .formula_of = formula,
                                      .spoken_of = stores_data};

}  // namespace aicarbon::lifecycle
