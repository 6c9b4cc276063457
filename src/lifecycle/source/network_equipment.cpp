// Source `network_equipment`: manufacturing of the switches, optics and cables of a cluster. The network of a node is
// stated, computed from a tree of switches (machine/network.cpp), or assumed as a share of the node, which is a proxy
// (defaults.csv, embodied/network_share), because no footprint of a 400G switch or its optics is published.
#include "lifecycle/source/catalogue.hpp"

#include "lifecycle/machine/hardware_time.hpp"
#include "lifecycle/source/needs.hpp"
#include "lifecycle/source/symbols.hpp"

namespace aicarbon::lifecycle {

const Source network_equipment_source{
    .id = "network_equipment",
    .stage = Stage::manufacturing,
    .method = 1,
    .title = "manufacturing of the cluster network",
    .formulas = {{"owned time ÷ devices in a node ÷ lifetime × reserved share × network of a node"}},
    .symbols = {symbol::owned_time,
                symbol::devices,
                symbol::lifetime,
                symbol::share_held,
                {"network of a node", "kg CO2e/node",
                 "as stated, from its switches, optics and cables, or as a share of the embodied carbon of the node",
                 "",
                 [](const PhaseCells& p) {
                   return symbol::best(p.hardware.network_parts.empty() ? p.hardware.network
                                                                        : sum_of(p.hardware.network_parts));
                 }}},
    .citation = "Acun et al. 2023; ARCHER2 scope 3 (proxy)",
    .leaves_out = "campus network and internet",
    .electric = false,
    .scopes = {.owner = scope::capital_goods},
    .needs = {needs::owned_time, needs::network},
    .formula_of = [](const PhaseCells& p) { return lives(p.flows.owned_time.cell, p.hardware) * p.hardware.network; },
    .parts_of =
        [](const PhaseCells& p) {
          return scaled(lives(p.flows.owned_time.cell, p.hardware), p.hardware.network_parts);
        }};

}  // namespace aicarbon::lifecycle
