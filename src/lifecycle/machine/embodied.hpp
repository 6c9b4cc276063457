// Hardware → kg CO2e of manufacturing one node, from published footprints or from a tree of parts.
#pragma once

#include "lifecycle/cells.hpp"
#include "lifecycle/component/component.hpp"

namespace aicarbon::lifecycle {

struct Footprint {
  Cell<dim::co2e_per_device>
      accelerator;  ///< empty if the footprint of the node is not split, or if the node has no accelerator
  Cell<dim::one> over_published;  ///< see HardwareCells
  Cell<dim::co2e> host;
  Cell<dim::co2e> node;
  std::vector<PartCell> parts;  ///< parts of one node; empty without a bill of materials
};

/// CO2e of manufacturing one node's share of the cluster network, in kg; empty if the machine is in no cluster.
Cell<dim::co2e> network_of_node(Sheet& sheet, const HardwareFacts& hardware, Cell<dim::co2e> node);

Footprint embodied(Sheet& sheet, const HardwareFacts& hardware, Cell<dim::device> devices);

}  // namespace aicarbon::lifecycle
