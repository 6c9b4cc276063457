// Source `transport`: transport of the machines to their site, spread over their life.
#include "lifecycle/source/catalogue.hpp"

#include "lifecycle/machine/hardware_time.hpp"
#include "lifecycle/source/needs.hpp"
#include "lifecycle/source/symbols.hpp"

namespace aicarbon::lifecycle {

const Source transport_source{
    .id = "transport",
    .stage = Stage::transport,
    .method = 1,
    .title = "transport of the machines to their site",
    .formulas = {{"owned time ÷ devices in a node ÷ lifetime × reserved share × transport of one node"}},
    .symbols = {symbol::owned_time,
                symbol::devices,
                symbol::lifetime,
                symbol::share_held,
                {"transport of one node", "kg CO2e/node",
                 "as stated, the sum over the legs of mass × distance × factor, or a share of manufacturing", "",
                 [](const PhaseCells& p) {
                   return symbol::best(p.hardware.transport_parts.empty() ? p.hardware.transport
                                                                          : sum_of(p.hardware.transport_parts));
                 }}},
    .citation = "EPA GHG Emission Factors Hub 2025; SCARIF 2023 (share)",
    .leaves_out = "packaging; transport after delivery",
    .electric = false,
    .scopes = {.owner = scope::transport},
    .needs = {needs::transport, needs::owned_time},
    .formula_of = [](const PhaseCells& p) { return lives(p.flows.owned_time.cell, p.hardware) * p.hardware.transport; },
    .parts_of =
        [](const PhaseCells& p) {
          return p.hardware.transport_parts.empty()
                     ? std::vector<Part>{}
                     : scaled(lives(p.flows.owned_time.cell, p.hardware), p.hardware.transport_parts);
        }};

}  // namespace aicarbon::lifecycle
