// Source `network_equipment`: the cluster's switches, optics and cables, as a share of what making the nodes takes.
//
//   kg = lives x network of a node       network = stated, else a tree of switches (network.cpp), else share x embodied of the node
//
//   share   network over accelerators and hosts, a proxy (defaults.csv, embodied/network_share)
//
// Citation: Acun et al. 2023 (Carbon Explorer) and GreenSKU 2024 for the share. No footprint of a 400G switch or its optics is
// published; a count of parts replaces this share when one is. Left out: the campus and the internet.
#include "lifecycle/source/catalogue.hpp"

#include "lifecycle/cells.hpp"
#include "lifecycle/machine/hardware_time.hpp"
#include "lifecycle/source/needs.hpp"

namespace aicarbon::lifecycle {
namespace {

Cell<dim::co2e> formula(const PhaseCells& p) { return lives(p.flows.owned_time.cell, p.hardware) * p.hardware.network; }

std::vector<Part> parts(const PhaseCells& p) {
  return scaled(lives(p.flows.owned_time.cell, p.hardware), p.hardware.network_parts);
}

constexpr Need needed[] = {needs::owned_time};

}  // namespace

const Source network_equipment_source{.id = "network_equipment",
                                      .stage = Stage::manufacturing,
                                      .method = 1,
                                      .title = "network share of the cluster made",
                                      .formula = "owned time ÷ devices in a node ÷ lifetime × network of a node",
                                      .symbols =
                                          "network: stated, or a share of the embodied of the node; kg CO2e a node",
                                      .citation = "Acun et al. 2023; GreenSKU 2024 (proxy)",
                                      .leaves_out = "campus network and internet",
                                      .electric = false,
                                      .needs = needed,
                                      .formula_of = formula,
                                      .parts_of = parts};

}  // namespace aicarbon::lifecycle
