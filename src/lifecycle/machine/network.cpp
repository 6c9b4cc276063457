// One node's share of the cluster network, from its tree of switches.
//
//   switches = links x n / ports
//   n        = 1                              with one tier
//   n        = 1 + 1/s + (2 t - 3) / s        with t tiers
//   cables   = links x (1 + (t - 1) / s)
//   optics   = 2 x cables
//
//   links   links per node                 t   number of tiers
//   ports   ports per switch               s   oversubscription of the first tier
//   n       switch ports per link
//
// A switch of the first tier has s downlinks for each uplink, so a link takes (1 + 1/s) / ports of one switch. In each
// tier above, an uplink takes two ports; in the last tier it takes one. With s = 1 and three tiers, a link takes 5
// ports: this is the k-ary fat tree, with 5 k^2 / 4 switches for k^3 / 4 hosts. No footprint of a switch, optic or
// cable for 400 Gb/s is published, so there is no default. Left out: network cards, which are parts of the node; racks
// for switches; ports of a tree that is larger than the cluster needs.
#include "lifecycle/machine/network.hpp"

namespace aicarbon::lifecycle {
namespace {

Part part(Sheet& sheet, std::string name, Cell<dim::one> count, const Fact<dim::co2e>& one) {
  if (!one) return {std::move(name), no_flow<dim::co2e>(one.missing)};
  return {name, flow(named("embodied carbon of " + name + " per node",
                           named("number of " + name, count) * cell(sheet, one)))};
}

}  // namespace

std::vector<Part> network_parts(Sheet& sheet, const HardwareFacts& h) {
  const auto links = cell(sheet, h.network_links);
  const auto one = sheet.constant<dim::one>(1);
  const auto up = h.oversubscription ? one / cell(sheet, h.oversubscription) : one;  // uplinks per downlink
  const double above = h.network_tiers - 1;
  const auto ports = above == 0 ? one : one + up + (2 * above - 1) * up;
  const auto cables = links * (above == 0 ? one : one + above * up);
  return {part(sheet, "switches", links * ports / cell(sheet, h.network_ports), h.of_switch),
          part(sheet, "optics", 2.0 * cables, h.of_optic), part(sheet, "cables", cables, h.of_cable)};
}

}  // namespace aicarbon::lifecycle
