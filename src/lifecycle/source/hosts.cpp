// Source `hosts`: manufacturing of servers without their accelerators, or of whole nodes whose footprint is not split.
#include "lifecycle/source/catalogue.hpp"

#include "lifecycle/machine/reuse.hpp"
#include "lifecycle/source/needs.hpp"
#include "lifecycle/source/symbols.hpp"

namespace aicarbon::lifecycle {

const Source hosts_source{
    .id = "hosts",
    .stage = Stage::manufacturing,
    .method = 1,
    .title = "manufacturing of host servers",
    .formulas =
        {{"owned time ÷ devices in a node ÷ lifetime × reserved share × (share of manufacturing + spares) × embodied carbon of the host"}},
    .symbols =
        {symbol::owned_time,
         symbol::devices,
         symbol::lifetime,
         symbol::share_held,
         symbol::share_of_making,
         symbol::spares,
         {"embodied carbon of the host", "kg CO2e/node",
          "CO2e of manufacturing a node without its accelerators, or the whole node if its footprint is not split",
          "embodied", [](const PhaseCells& p) { return symbol::best(p.hardware.host); }}},
    .citation = "Gupta et al. 2022 (ACT); Luccioni et al. 2022; Wu et al. 2021",
    .leaves_out = "racks, network and storage equipment",
    .electric = false,
    .scopes = {.owner = scope::capital_goods},
    .needs = {needs::making, needs::host_in_bill, needs::owned_time},
    .formula_of = [](const PhaseCells& p) { return making_of_machines(p, p.hardware.host); },
    .parts_of = [](const PhaseCells& p) { return making(p, p.hardware.host, p.hardware.host_parts); }};

}  // namespace aicarbon::lifecycle
