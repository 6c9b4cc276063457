// Source `transport`: bringing the machines to their site, spread over their life.
//
//   kg = lives x transport of one node (freight.cpp), or the sum of that over its legs
#include "lifecycle/source/catalogue.hpp"

#include "lifecycle/cells.hpp"
#include "lifecycle/machine/hardware_time.hpp"
#include "lifecycle/source/needs.hpp"

namespace aicarbon::lifecycle {
namespace {

Cell<dim::co2e> formula(const PhaseCells& p) {
  return lives(p.flows.owned_time.cell, p.hardware) * p.hardware.transport;
}

std::vector<Part> parts(const PhaseCells& p) {
  if (p.hardware.transport_parts.empty()) return {};
  return scaled(lives(p.flows.owned_time.cell, p.hardware), p.hardware.transport_parts);
}

constexpr Need needed[] = {needs::transport, needs::owned_time};

}  // namespace

const Source transport_source{
    .id = "transport",
    .stage = Stage::transport,
    .method = 1,
    .title = "machines brought to their site",
    .formula = "owned time ÷ devices in a node ÷ lifetime × transport of one node",
    .symbols = "transport: stated, Σ mass × distance × factor of each leg, or a share of manufacturing; kg CO2e a node",
    .citation = "EPA GHG Emission Factors Hub 2025; SCARIF 2023 (share)",
    .leaves_out = "packaging; moves after delivery",
    .electric = false,
    .needs = needed,
    .formula_of = formula,
    .parts_of = parts};

}  // namespace aicarbon::lifecycle
