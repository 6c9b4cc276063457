// Resolves the construction of the building of a site: as a whole, or by its parts.
#include "inventory/site/site.hpp"

#include <fmt/format.h>

namespace aicarbon::inventory {
namespace {

// A part that the job names without a figure uses its default, if there is one. A note lists the parts that the job
// does not name.
void building_parts(const SiteInput& in, SiteFacts& f, const Site& site, const StatedConstruction& s) {
  const std::string base = in.path + "/construction/";
  if (site.area_per_kw) f.area_per_kw = stated(*site.area_per_kw, in.use);
  if (site.area) f.area = stated(*site.area, in.use);
  if (s.it_power) f.building_power = stated(*s.it_power, in.use);
  const auto whole = [&](BuildingPartFacts& part) {
    part.per_kw = assumed<dim::co2e_per_power>(in.context, "construction/per_kw", in.path + "/construction");
    return assumed<dim::one>(in.context, "construction/plant_share", base + "plant");
  };
  const auto add = [&](const std::optional<StatedBuildingPart>& given, std::string name, std::string_view life,
                       const auto& by_default) {
    BuildingPartFacts part;
    part.name = std::move(name);
    if (!given) {
      part.per_kw = not_applicable<dim::co2e_per_power>(
          fmt::format("the stated construction does not include \"{}\"", part.name));
    } else {
      if (given->per_kw) part.per_kw = stated(*given->per_kw, in.use);
      else if (given->per_m2) part.per_m2 = stated(*given->per_m2, in.use);
      else by_default(part);
      part.life = given->lifetime ? stated(*given->lifetime, in.use)
                                  : assumed<dim::time>(in.context, life, base + part.name + "/lifetime");
    }
    f.building_parts.push_back(std::move(part));
  };
  std::string unnamed;
  const auto named = [&](bool is, std::string_view name) {
    if (!is) unnamed += fmt::format("{}\"{}\"", unnamed.empty() ? "" : ", ", name);
  };
  named(s.shell.has_value(), "shell");
  if (s.electrical || s.mechanical) {
    named(s.electrical.has_value(), "electrical");
    named(s.mechanical.has_value(), "mechanical");
  } else {
    named(s.plant.has_value(), "plant");
  }
  named(s.racks.has_value(), "racks");
  if (!unnamed.empty())
    in.context.note(
        diag::part_not_named, fmt::format("the stated parts of the building do not include: {}", unnamed),
        "to include a part with its default, if it has one, name it with an empty object, such as \"racks\": {}",
        site.construction->at);
  const auto unpublished = [](BuildingPartFacts& part) {
    part.per_kw = unknown<dim::co2e_per_power>(
        fmt::format("no published figure splits the plant: state \"per_kw\" of \"{}\", or name \"plant\"", part.name));
  };
  add(s.shell, "shell", "life/building_shell", [&](BuildingPartFacts& part) { part.all_but = whole(part); });
  if (s.electrical || s.mechanical) {
    add(s.electrical, "electrical", "life/plant", unpublished);
    add(s.mechanical, "mechanical", "life/plant", unpublished);
  } else {
    add(s.plant, "plant", "life/plant", [&](BuildingPartFacts& part) { part.share = whole(part); });
  }
  add(s.racks, "racks", "life/rack", [&](BuildingPartFacts& part) {
    part.per_kw = assumed<dim::co2e_per_power>(in.context, "construction/racks_per_kw", base + "racks");
  });
}

}  // namespace

void resolve_construction(const SiteInput& in, SiteFacts& f, const Site& site) {
  const std::string path = in.path + "/construction";
  if (site.construction && site.construction->text) {
    const auto none = [&]<Dim D>(Fact<D>& fact) {
      fact = not_applicable<D>("\"construction\" is \"none\" at this site");
    };
    none(f.construction_per_kw);
    none(f.construction_per_mean_kw_time);
    none(f.building_life);
    return;
  }
  f.building_life = assumed<dim::time>(in.context, "life/building_whole", path + "/lifetime");
  f.construction_per_mean_kw_time =
      assumed<dim::co2e_per_power / dim::time>(in.context, "construction/per_mean_it_kw_year", path);
  if (!site.construction || !site.construction->object) {
    f.construction_per_kw = assumed<dim::co2e_per_power>(in.context, "construction/per_kw", path);
    return;
  }
  const StatedConstruction& s = *site.construction->object;
  f.construction_by_mean_power = s.basis && s.basis->value == ConstructionBasis::mean_it_kw;
  if (s.shell || s.plant || s.electrical || s.mechanical || s.racks) return building_parts(in, f, site, s);
  if (s.per_kw) f.construction_per_kw = stated(*s.per_kw, in.use);
  if (s.co2e && s.it_power) {
    f.building = stated(*s.co2e, in.use);
    f.building_power = stated(*s.it_power, in.use);
  }
  if (!s.per_kw && !s.co2e)
    f.construction_per_kw = assumed<dim::co2e_per_power>(in.context, "construction/per_kw", path);
  if (s.lifetime) f.building_life = stated(*s.lifetime, in.use);
}

}  // namespace aicarbon::inventory
