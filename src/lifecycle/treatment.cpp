// Treating one node at its end: collection, dismantling, recycling or disposal.
//
//   end of life = stated, else mass x factor, else share x embodied of the node     [kg CO2e]
//
//   share    0.0107 (0.0046 ... 0.0395)   vendor footprints of 56 servers (SCARIF, 2023)
//
// Cut-off: what recycled material saves elsewhere is no credit here; it would stand outside the total. Left out: data destruction,
// storage before treatment.
#include "lifecycle/treatment.hpp"

namespace aicarbon::lifecycle {

Cell<dim::co2e> treatment(Sheet& sheet, const HardwareFacts& h, Cell<dim::co2e> node_embodied) {
  if (h.end_of_life) return cell(sheet, h.end_of_life);
  if (h.end_of_life_per_kg)
    return named("end of life of the node", cell(sheet, h.mass) * cell(sheet, h.end_of_life_per_kg));
  if (h.end_of_life_share) return named("end of life of the node", cell(sheet, h.end_of_life_share) * node_embodied);
  return {};
}

}  // namespace aicarbon::lifecycle
