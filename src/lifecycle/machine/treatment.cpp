// Treatment of one node at the end of life: collection, dismantling, recycling or disposal. It is computed in the first
// of these ways that the job allows:
//
//   end of life = as stated                                              [kg CO2e]
//   end of life = mass x factor
//   end of life = sum over the routes of mass x share x factor
//   end of life = share x embodied carbon of the node
//
//   factor   stated, or a row of end_of_life.csv [kg CO2e/kg]
//   share    0.0107 (0.0046 ... 0.0395): vendor footprints of 56 servers (SCARIF, 2023)
//
// A choice of routes is a scenario: their shares are exact and add up to 1. No source gives a factor for landfilled,
// shredded or incinerated electronics; a route without a factor is unknown. The factors of generic waste, except that
// of landfill, cover only collection and transport. Effects of recycling on other lives are in recycling.cpp. Left out:
// data destruction, and storage before treatment.
#include "lifecycle/machine/treatment.hpp"

namespace aicarbon::lifecycle {

Cell<dim::co2e> treatment(Sheet& sheet, const HardwareFacts& h, Cell<dim::co2e> node_embodied) {
  if (h.end_of_life) return cell(sheet, h.end_of_life);
  if (h.end_of_life_per_kg)
    return named("end of life of the node", cell(sheet, h.mass) * cell(sheet, h.end_of_life_per_kg));
  if (h.end_of_life_share) return named("end of life of the node", cell(sheet, h.end_of_life_share) * node_embodied);
  return {};
}

std::vector<Part> routes(Sheet& sheet, const HardwareFacts& h) {
  std::vector<Part> parts;
  for (const RouteFacts& route : h.routes) {
    if (!route.per_kg) {
      parts.push_back({route.name, no_flow<dim::co2e>(route.per_kg.missing)});
      continue;
    }
    const auto kg = cell(sheet, h.mass) * cell(sheet, route.share) * cell(sheet, route.per_kg);
    parts.push_back({route.name, flow(named("treatment of the node by " + route.name, kg))});
  }
  return parts;
}

}  // namespace aicarbon::lifecycle
