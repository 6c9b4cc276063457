// Resolves the network of a machine: stated, as a tree of switches, or as a share of the footprint.
#include "inventory/hardware/hardware.hpp"

#include <fmt/format.h>

namespace aicarbon::inventory {
namespace {

void stated_network(const HardwareInput& in, HardwareFacts& f, const StatedNetwork& n) {
  const bool tree = n.links || n.ports || n.tiers || n.oversubscription || n.of_switch || n.of_optic || n.of_cable;
  if (n.value) {
    if (tree)
      in.context.error(diag::conflict, "\"network\" must be either a value or a tree of switches", "keep one form",
                       n.at);
    f.network = stated(*n.value, in.use);
    return;
  }
  if (!n.links || !n.ports) {
    in.context.error(diag::missing_field, "a tree of switches needs \"links\" and \"ports\"",
                     "add \"links\": 8, \"ports\": 64", n.at);
    return;
  }
  f.network_tiers = n.tiers ? static_cast<int>(n.tiers->value.best) : 2;
  if (n.tiers && (n.tiers->value.best != f.network_tiers || !n.tiers->value.exact()))
    in.context.error(diag::out_of_domain, "\"tiers\" must be a whole number, without a range", {}, n.tiers->at);
  f.network_links = stated(*n.links, in.use);
  f.network_ports = stated(*n.ports, in.use);
  if (n.oversubscription) f.oversubscription = stated(*n.oversubscription, in.use);
  const auto piece = [&](const std::optional<Stated<dim::co2e>>& given, std::string_view what) {
    return given ? stated(*given, in.use)
                 : unknown<dim::co2e>(fmt::format("no footprint is published for one {}: state \"{}\"", what, what));
  };
  f.of_switch = piece(n.of_switch, "switch");
  f.of_optic = piece(n.of_optic, "optic");
  f.of_cable = piece(n.of_cable, "cable");
}

}  // namespace

void resolve_network(const HardwareInput& in, HardwareFacts& f, const Hardware& h) {
  if (h.network) stated_network(in, f, *h.network);
  else if (f.device_class != DeviceClass::data_center)
    f.network = not_applicable<dim::co2e>(
        fmt::format("{} is {}, which is not part of a cluster", f.in_words(), in_words(f.device_class)));
  else
    f.network_share = assumed<dim::one>(
        in.context, f.has_accelerators ? "embodied/network_share" : "embodied/network_share_of_servers",
        in.path("network"));
}

}  // namespace aicarbon::inventory
