// Resolves the end of life of a machine: treatment by routes, and recycling by material.
#include "inventory/hardware/hardware.hpp"

#include <fmt/format.h>

namespace aicarbon::inventory {
namespace {

RouteFacts route_facts(const HardwareInput& in, const Route& route) {
  RouteFacts r;
  r.name = route.route.value;
  if (route.share) r.share = stated(*route.share, in.use);
  if (route.per_kg) r.per_kg = stated(*route.per_kg, in.use);
  else if (auto own = from_catalog(in.context.catalog, "end_of_life", r.name, "kg_per_kg",
                                   in.path("end_of_life/routes/" + r.name + "/per_kg")))
    r.per_kg = known<dim::co2e_per_mass>(std::move(*own));
  else
    r.per_kg = unknown<dim::co2e_per_mass>(
        "no figure is published for electronics: state \"per_kg\" of the route, or name a row of the end_of_life table");
  return r;
}

void materials(const HardwareInput& in, HardwareFacts& f, const Hardware& h) {
  if (!h.end_of_life) return;
  const StatedEndOfLife& e = *h.end_of_life;
  if (e.allocation) f.allocation = e.allocation->value;
  for (const Material& m : e.materials) {
    if (!m.mass) continue;
    const auto given = [&]<Dim D>(const std::optional<Stated<D>>& value, std::string_view what) {
      return value ? stated(*value, in.use) : unknown<D>(fmt::format("state \"{}\" of {}", what, m.name.value));
    };
    MaterialFacts facts{m.name.value,
                        stated(*m.mass, in.use),
                        given(m.allocation_factor, "allocation_factor"),
                        given(m.recycled, "recycled"),
                        given(m.recycling, "recycling"),
                        given(m.replaces, "replaces"),
                        given(m.quality, "quality"),
                        given(m.recycled_content, "recycled_content"),
                        given(m.virgin, "virgin"),
                        given(m.from_recycled, "from_recycled"),
                        given(m.content_quality, "content_quality")};
    const bool has_recycled_content = m.recycled_content || m.virgin || m.from_recycled || m.content_quality;
    if (!has_recycled_content && f.allocation != Allocation::cff)
      facts.recycled_content = not_applicable<dim::one>("the allocation rule does not need the recycled content");
    f.materials.push_back(std::move(facts));
  }
}

}  // namespace

void resolve_end_of_life(const HardwareInput& in, HardwareFacts& f, const Hardware& h) {
  if (h.end_of_life && h.end_of_life->value) f.end_of_life = stated(*h.end_of_life->value, in.use);
  else if (h.end_of_life && h.end_of_life->per_kg) f.end_of_life_per_kg = stated(*h.end_of_life->per_kg, in.use);
  else if (h.end_of_life && !h.end_of_life->routes.empty())
    for (const Route& route : h.end_of_life->routes) f.routes.push_back(route_facts(in, route));
  else if (f.holds.contains("end_of_life"))
    f.end_of_life = not_applicable<dim::co2e>("the footprint of the hardware includes its end of life");
  else if (auto own = in.of_server("end_of_life_kg", "end_of_life")) f.end_of_life = known<dim::co2e>(std::move(*own));
  else
    f.end_of_life_share = assumed<dim::one>(in.context, "end_of_life/share_of_manufacturing", in.path("end_of_life"));
  materials(in, f, h);
}

}  // namespace aicarbon::inventory
