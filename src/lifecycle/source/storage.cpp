// Source `storage`: electricity of the drives that store data. Overhead, grid losses and upstream are separate lines,
// which cover all IT energy of a phase, including that of the drives.
#include "lifecycle/source/catalogue.hpp"

#include "lifecycle/source/needs.hpp"
#include "lifecycle/source/symbols.hpp"

namespace aicarbon::lifecycle {

bool stores_data(const PhaseFacts& phase) { return phase.activity.as<StorageFacts>() != nullptr; }

const Source storage_source{
    .id = "storage",
    .stage = Stage::operation,
    .method = 1,
    .title = "electricity of stored data",
    .formulas = {{"storage energy × intensity"}},
    .symbols = {{"storage energy", "kWh", "data × copies × power per TB × time", "",
                 [](const PhaseCells& p) { return symbol::best(p.flows.storage_energy.cell); }},
                symbol::intensity},
    .citation = "Cloud Carbon Footprint methodology 2026",
    .leaves_out = "servers and enclosures of the drives",
    .electric = true,
    .scopes = {.owner = scope::electricity},
    .needs = {needs::storage_energy, needs::grid},
    .formula_of = [](const PhaseCells& p) { return p.flows.storage_energy.cell * p.site.intensity; },
    .has_data = stores_data};

}  // namespace aicarbon::lifecycle
