// Hardware → kg CO2e at node boundary. One function, so that a tree of parts can take its place.
#pragma once

#include "lifecycle/cells.hpp"
#include "lifecycle/component/component.hpp"

namespace aicarbon::lifecycle {

struct Footprint {
  Cell<dim::co2e_per_device> accelerator;  ///< empty when the node's footprint is not split, or it has none
  Cell<dim::co2e> host;
  Cell<dim::co2e> node;
  std::vector<PartCell> parts;  ///< of a bill of materials, of one node
};

/// kg CO2e of one node's share of the cluster's network.
Cell<dim::co2e> network_of_node(Sheet& sheet, const HardwareFacts& hardware, Cell<dim::co2e> node);

Footprint embodied(Sheet& sheet, const HardwareFacts& hardware, Cell<dim::device> devices);

}  // namespace aicarbon::lifecycle
