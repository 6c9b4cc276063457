// Source `overhead`: electricity of cooling, power conversion and all other loads of the facility beyond IT. PUE
// multiplies only operational energy, and only once.
#include "lifecycle/source/catalogue.hpp"

#include "lifecycle/source/needs.hpp"
#include "lifecycle/source/symbols.hpp"

namespace aicarbon::lifecycle {

const Source overhead_source{
    .id = "overhead",
    .stage = Stage::operation,
    .method = 1,
    .title = "electricity of the facility beyond IT",
    .formulas = {{"IT energy × (PUE − 1) × intensity"}},
    .symbols = {symbol::all_it_energy,
                {"PUE", "1", "facility energy divided by IT energy", "",
                 [](const PhaseCells& p) { return symbol::best(p.site.pue); }},
                symbol::intensity},
    .citation = "ISO/IEC 30134-2",
    .leaves_out = "backup generators, refrigerants",
    .electric = true,
    .scopes = {.owner = scope::electricity},
    .needs = {needs::electricity, needs::grid},
    .formula_of = [](const PhaseCells& p) { return all_it_energy(p) * (p.site.pue - 1) * p.site.intensity; }};

}  // namespace aicarbon::lifecycle
