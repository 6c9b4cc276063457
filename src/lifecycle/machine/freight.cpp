// Transport of one node to its site, in the first of these ways that the job allows:
//
//   transport = as stated                                                  [kg CO2e]
//   transport = sum over the legs of mass x distance x factor of the mode
//   transport = share x embodied carbon of the node
//
//   factor   transport_modes.csv: EPA GHG Emission Factors Hub 2025, table 8 [kg CO2e/(kg km)]
//   share    0.04 (0.014 ... 0.157): vendor footprints of 56 servers (SCARIF, 2023)
//
// Left out: packaging, and empty return trips beyond those in the factor. The mode has the largest effect: the factor
// for air freight is about 14 times that for sea freight.
#include "lifecycle/machine/freight.hpp"

#include <algorithm>

namespace aicarbon::lifecycle {

std::vector<Part> legs(Sheet& sheet, const HardwareFacts& h) {
  std::vector<Part> parts;
  for (const LegFacts& leg : h.legs) {
    const auto same = std::ranges::count_if(h.legs.data(), &leg, [&](const LegFacts& l) { return l.mode == leg.mode; });
    const std::string name = same == 0 ? leg.mode : leg.mode + " " + std::to_string(same + 1);
    const auto kg = cell(sheet, h.mass) * cell(sheet, leg.distance) * cell(sheet, leg.factor);
    parts.push_back({name, flow(named("transport of the node by " + name, kg))});
  }
  return parts;
}

Cell<dim::co2e> freight(Sheet& sheet, const HardwareFacts& h, Cell<dim::co2e> node_embodied) {
  if (h.transport) return cell(sheet, h.transport);
  if (h.transport_share) return named("transport of the node", cell(sheet, h.transport_share) * node_embodied);
  return {};
}

}  // namespace aicarbon::lifecycle
