// Source `electricity`: electricity of the IT load in the allocated hours. If no phase runs on a fleet, it is that of all
// hours of the fleet.
#include "lifecycle/source/catalogue.hpp"

#include "lifecycle/source/needs.hpp"
#include "lifecycle/source/symbols.hpp"

namespace aicarbon::lifecycle {

const Source electricity_source{
    .id = "electricity",
    .stage = Stage::operation,
    .method = 1,
    .title = "electricity of the IT load",
    .formulas = {{"IT energy × intensity"}},
    .symbols = {{"IT energy", "kWh",
                 "IT energy of the allocated hours; of a fleet on which no phase runs, of all its hours", "activities",
                 [](const PhaseCells& p) { return symbol::best(p.flows.it_energy.cell); }},
                symbol::intensity},
    .citation = "GHG Protocol Scope 2 Guidance 2015",
    .leaves_out = "overhead, grid losses, and the upstream emissions of a direct intensity, which are separate lines",
    .electric = true,
    .scopes = {.owner = scope::electricity},
    .needs = {needs::it_energy, needs::grid},
    .formula_of = [](const PhaseCells& p) { return p.flows.it_energy.cell * p.site.intensity; }};

}  // namespace aicarbon::lifecycle
