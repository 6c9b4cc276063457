// Resolves the transport of a machine to its site: from a stated figure, from legs, from the catalog, or as a share of
// manufacturing.
#include "inventory/hardware/hardware.hpp"

#include "catalog/names.hpp"

#include <fmt/format.h>

namespace aicarbon::inventory {

void resolve_transport(const HardwareInput& in, HardwareFacts& f, const Hardware& h) {
  if (h.transport && h.transport->value) {
    f.transport = stated(*h.transport->value, in.use);
  } else if (h.transport) {
    for (const Leg& leg : h.transport->legs) {
      if (!leg.distance || !leg.mode) continue;
      auto factor =
          from_catalog(in.context.catalog, "transport_modes", leg.mode->value, "kg_per_tkm", in.path("transport"));
      if (!factor) {
        in.context.error(diag::unknown_choice, fmt::format("unknown mode of transport \"{}\"", leg.mode->value),
                         catalog::name_help(in.context.catalog,
                                            {leg.mode->value, {"transport_modes"}, {}, "use air, sea, road or rail"}),
                         leg.mode->at);
        continue;
      }
      f.legs.push_back({leg.mode->value, stated(*leg.distance, in.use), known<dim::freight>(std::move(*factor))});
    }
  } else if (f.holds.contains("transport")) {
    f.transport = not_applicable<dim::co2e>("the footprint of the hardware includes its transport");
  } else if (auto own = in.of_server("transport_kg", "transport")) {
    f.transport = known<dim::co2e>(std::move(*own));
  } else {
    f.transport_share = assumed<dim::one>(in.context, "transport/share_of_manufacturing", in.path("transport"));
  }
}

}  // namespace aicarbon::inventory
