// Bringing one node to its site.
//
//   transport = stated, else mass x sum over legs (distance x factor of the mode), else share x embodied of the node     [kg CO2e]
//
//   factor   kg CO2e/(kg km)   transport_modes.csv: EPA GHG Emission Factors Hub 2025, table 8
//   share    0.04 (0.014 ... 0.157)   vendor footprints of 56 servers (SCARIF, 2023)
//
// Left out: packaging, and empty returns beyond what the factor holds. The mode matters most: air is about 14 times sea.
#include "lifecycle/freight.hpp"

namespace aicarbon::lifecycle {

Cell<dim::co2e> freight(Sheet& sheet, const HardwareFacts& h, Cell<dim::co2e> node_embodied) {
  if (h.transport) return cell(sheet, h.transport);
  if (!h.legs.empty()) {
    Cell<dim::co2e_per_mass> per_kg;
    for (const LegFacts& leg : h.legs) {
      const auto one = cell(sheet, leg.distance) * cell(sheet, leg.factor);
      per_kg = per_kg ? per_kg + one : one;
    }
    return named("transport of the node", cell(sheet, h.mass) * per_kg);
  }
  if (h.transport_share) return named("transport of the node", cell(sheet, h.transport_share) * node_embodied);
  return {};
}

}  // namespace aicarbon::lifecycle
