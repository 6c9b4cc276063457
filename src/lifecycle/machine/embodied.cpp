// The manufacturing footprint of one node, up to the boundary of the node.
//
//   node = devices x accelerator + host
//
//   accelerator   the sum of its parts (component/): dies, memory, package and the rest of the card, by the same
//                 formulas for every accelerator; or as stated, one card, or board / devices, or chip x (card / chip)
//                 [kg CO2e/device]
//   host          the node without its accelerators; by default by its processors, memory and drives (host.cpp), or,
//                 outside a data center, a whole workstation without accelerators [kg CO2e]
//   network       stated; or a tree of switches (network.cpp); or a share of the node [kg CO2e]
//
// A bill of materials of the node (component/) gives both terms: the parts of the accelerators, and all other parts. A
// footprint of the whole node that is not split stays whole and is reported under `hosts`. Boundaries are nested: chip,
// card, board, node. Default rules add what a boundary leaves out, each with its range. Left
// out: racks, which belong to the building, and network and storage equipment,
// which are separate sources.
#include "lifecycle/machine/embodied.hpp"

#include "lifecycle/cells.hpp"
#include "lifecycle/machine/instance.hpp"
#include "lifecycle/machine/network.hpp"

namespace aicarbon::lifecycle {
namespace {

// The footprint of one accelerator from its parts.
Cell<dim::co2e_per_device> of_bill(Sheet& sheet, const HardwareFacts& h) {
  Cell<dim::co2e> sum;
  for (const PartCell& part : part_tree(sheet, h.accelerator_bill))
    if (part.co2e) sum = sum ? sum + part.co2e : part.co2e;
  return sum / sheet.constant<dim::device>(1);
}

Cell<dim::co2e_per_device> accelerator_footprint(Sheet& sheet, const HardwareFacts& h, Cell<dim::device> devices) {
  if (!h.accelerator_bill.empty()) return of_bill(sheet, h);
  if (h.board_embodied) return cell(sheet, h.board_embodied) / devices;
  if (h.chip_embodied) return cell(sheet, h.chip_embodied) * cell(sheet, h.card_over_chip);
  return cell(sheet, h.accelerator_embodied);
}

}  // namespace

Cell<dim::co2e> network_of_node(Sheet& sheet, const HardwareFacts& h, Cell<dim::co2e> node) {
  if (h.network) return cell(sheet, h.network);
  if (h.network_tiers > 0) return sum_of(network_parts(sheet, h));
  if (!h.network_share) return {};
  return named("embodied carbon of the network of a node", cell(sheet, h.network_share) * node);
}

namespace {

// Splits the footprint of a bill of materials into accelerators and host.
Footprint from_parts(Sheet& sheet, const HardwareFacts& h, Cell<dim::device> devices) {
  Footprint f;
  f.parts = parts_of_machine(sheet, h);
  Cell<dim::co2e> accelerators;
  for (const PartCell& part : f.parts) {
    if (!part.co2e) continue;
    auto& sum = part.facts->of_accelerator && h.has_accelerators ? accelerators : f.host;
    sum = sum ? sum + part.co2e : part.co2e;
  }
  if (accelerators) f.accelerator = named("embodied carbon of one accelerator", accelerators / devices);
  if (!f.host) f.host = sheet.constant<dim::co2e>(0);
  f.host = named("embodied carbon of the host", f.host);
  f.node = named("embodied carbon of the node", accelerators ? accelerators + f.host : f.host);
  return f;
}

}  // namespace

Footprint embodied(Sheet& sheet, const HardwareFacts& h, Cell<dim::device> devices) {
  if (!h.parts.empty()) return from_parts(sheet, h, devices);
  if (h.node_embodied) {
    const auto node = cell(sheet, h.node_embodied);
    return {.host = node, .node = node};
  }
  Footprint f;
  f.accelerator = named("embodied carbon of one accelerator", accelerator_footprint(sheet, h, devices));
  if (h.accelerator_published)
    f.over_published =
        named("accelerator by its parts over published", f.accelerator / cell(sheet, h.accelerator_published));
  f.host = named("embodied carbon of the host", host_of_instance(sheet, h, devices));
  f.node = named("embodied carbon of the node", devices * f.accelerator + f.host);
  return f;
}

}  // namespace aicarbon::lifecycle
