// Source `storage_equipment`: manufacturing of the drives that store data, spread over their life and allocated by
// capacity. The CO2e per TB is as stated, or else that of the catalog's default drive for the medium (parts.csv).
#include "lifecycle/source/catalogue.hpp"

#include "lifecycle/source/needs.hpp"
#include "lifecycle/source/symbols.hpp"

namespace aicarbon::lifecycle {

const Source storage_equipment_source{
    .id = "storage_equipment",
    .stage = Stage::manufacturing,
    .method = 1,
    .title = "manufacturing of drives",
    .formulas = {{"data stored ÷ lifetime of a drive × CO2e per TB"}},
    .symbols = {{"data stored", "TB h", "data × copies × time", "storage",
                 [](const PhaseCells& p) { return symbol::best(p.flows.stored.cell); }},
                {"lifetime of a drive", "h", "time in service", "",
                 [](const PhaseCells& p) { return symbol::best(p.flows.drive_life); }},
                {"CO2e per TB", "kg/TB", "CO2e of manufacturing a drive, divided by its capacity", "",
                 [](const PhaseCells& p) { return symbol::best(p.flows.drive_embodied); }}},
    .citation = "Gupta et al. 2022 (ACT); Seagate footprints, as quoted by ACT and GreenSKU",
    .leaves_out = "enclosures and servers; transport and end of life of the drives",
    .electric = false,
    .scopes = {.owner = scope::capital_goods},
    .needs = {needs::stored},
    .formula_of =
        [](const PhaseCells& p) {
          return named("drives used up", p.flows.stored.cell / p.flows.drive_life) * p.flows.drive_embodied;
        },
    .has_data = stores_data};

}  // namespace aicarbon::lifecycle
