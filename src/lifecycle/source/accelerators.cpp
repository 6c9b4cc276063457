// Source `accelerators`: manufacturing of accelerators, spread over their life. The formula is that of ACT (Gupta
// et al., ISCA 2022), the embodied carbon of the hardware x time in use / lifetime, with owned time instead of time in
// use.
#include "lifecycle/source/catalogue.hpp"

#include "lifecycle/machine/reuse.hpp"
#include "lifecycle/source/needs.hpp"
#include "lifecycle/source/symbols.hpp"

namespace aicarbon::lifecycle {
namespace {

Cell<dim::co2e> accelerators_of_node(const PhaseCells& p) { return p.hardware.devices * p.hardware.accelerator; }

}  // namespace

const Source accelerators_source{
    .id = "accelerators",
    .stage = Stage::manufacturing,
    .method = 1,
    .title = "manufacturing of accelerators",
    .formulas =
        {{"owned time ÷ lifetime × reserved share × (share of manufacturing + spares) × embodied carbon of one accelerator"}},
    .symbols = {symbol::owned_time,
                symbol::lifetime,
                symbol::share_held,
                symbol::share_of_making,
                symbol::spares,
                {"embodied carbon of one accelerator", "kg CO2e/device",
                 "CO2e of manufacturing one accelerator, as a complete card", "embodied",
                 [](const PhaseCells& p) { return symbol::best(p.hardware.accelerator); }}},
    .citation = "Gupta et al. 2022 (ACT); Luccioni et al. 2022; Wu et al. 2021",
    .leaves_out = "spare machines, unless failures are stated",
    .electric = false,
    .scopes = {.owner = scope::capital_goods},
    .needs = {needs::split_footprint, needs::making, needs::owned_time},
    .formula_of = [](const PhaseCells& p) { return making_of_machines(p, accelerators_of_node(p)); },
    .parts_of = [](const PhaseCells& p) { return making(p, accelerators_of_node(p), p.hardware.accelerator_parts); }};

}  // namespace aicarbon::lifecycle
