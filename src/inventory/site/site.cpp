// Resolves where a phase runs: its site by name, catalog id or object, with PUE and water. See site.hpp for the other
// files.
#include "inventory/site/site.hpp"

#include "catalog/names.hpp"
#include "inventory/api.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

namespace aicarbon::inventory {
namespace {

constexpr std::string_view no_site = "the phase has no site with a grid: add \"site\": {\"grid\": \"FR\"}";

// Resolves PUE and water, and calls the functions in the other files.
void rest(const SiteInput& in, SiteFacts& f, const Site& site) {
  const bool known_region = !in.place.region.empty();
  const bool cloud = known_region || in.in_some_cloud;
  const bool usa = in.place.country == "USA";
  const auto region_value = [&](std::string_view column, std::string_view field) {
    return known_region ? from_catalog(in.context.catalog, "cloud_regions", in.place.region, column,
                                       in.path + "/" + std::string(field))
                        : std::nullopt;
  };
  if (site.pue) f.pue = stated(*site.pue, in.use);
  else if (auto own = region_value("pue", "pue")) f.pue = known<dim::one>(std::move(*own));
  else
    f.pue = assumed<dim::one>(in.context, cloud ? "pue/cloud_region_unknown" : "pue/industry_survey", in.path + "/pue");

  if (site.wue) f.wue = stated(*site.wue, in.use);
  else if (auto own = region_value("wue_l_per_kwh", "wue")) f.wue = known<dim::water_intensity>(std::move(*own));
  else if (cloud) f.wue = assumed<dim::water_intensity>(in.context, "wue/cloud_region_unknown", in.path + "/wue");
  else if (usa) f.wue = assumed<dim::water_intensity>(in.context, "wue/us_average", in.path + "/wue");
  else
    f.wue =
        unknown<dim::water_intensity>("no average of on-site water use is published for this location; state \"wue\"");

  if (site.grid_water) f.grid_water = stated(*site.grid_water, in.use);
  else if (!f.grid.intensity) f.grid_water = unknown<dim::water_intensity>("the grid is unknown");
  else
    f.grid_water =
        assumed<dim::water_intensity>(in.context, usa ? "water/us_average" : "water/world", in.path + "/grid_water");

  resolve_market_based(in, f, site);
  resolve_construction(in, f, site);
  resolve_facility(in, f, site);
}

// A site that is only a location in the catalog.
SiteFacts catalog_site(SiteInput in, const Text& place) {
  SiteFacts f;
  f.name = place.value;
  resolve_grid(in, f, {place, {}, place.at});
  rest(in, f, {});
  return f;
}

SiteFacts described_site(SiteInput in, const Site& site, std::string name) {
  SiteFacts f;
  f.name = std::move(name);
  if (site.grid) {
    resolve_grid(in, f, *site.grid);
  } else {
    f.grid.intensity = unknown<dim::intensity>(fmt::format("{} has no grid", f.in_words()));
    f.grid.loss = {nullptr, f.grid.intensity.missing};
    f.grid.upstream = f.grid.mix_direct = f.grid.mix_upstream = {nullptr, f.grid.intensity.missing};
  }
  rest(in, f, site);
  return f;
}

// A site of a provider that does not say which: the mix of its known regions.
SiteFacts somewhere(SiteInput in, MixOfRegions mix, const Location& at) {
  SiteFacts f;
  f.place = fmt::format("{} of {}", mix.places, mix.name);
  in.in_some_cloud = true;
  in.context.note(diag::mix_of_regions,
                  fmt::format("no place is stated: mix of the {} known {} of {}, unknown which, {} ({} … {}) g/kWh",
                              mix.number, mix.places, mix.name, units::significant(1000 * mix.intensity.value.best, 3),
                              units::significant(1000 * mix.intensity.value.low, 3),
                              units::significant(1000 * mix.intensity.value.high, 3)),
                  "state \"site\" if you know it, such as \"site\": \"azure/swedencentral\" or {\"grid\": \"SWE\"}",
                  at);
  f.grid.intensity = known<dim::intensity>(std::move(mix.intensity));
  const std::string all = "the mix of the regions holds losses and fuel supply";
  f.grid.loss = not_applicable<dim::one>(all);
  f.grid.upstream = f.grid.mix_direct = f.grid.mix_upstream = not_applicable<dim::intensity>(all);
  rest(in, f, {});
  return f;
}

}  // namespace

std::shared_ptr<const SiteFacts> resolve_site(const Context& c, const Phase& phase) {
  const auto shared = [](SiteFacts facts) { return std::make_shared<const SiteFacts>(std::move(facts)); };
  const auto& period = phase.period ? phase.period : c.job.period;
  const std::vector<YearShare> years = years_of(period ? period->value : std::string_view{});
  const SiteInput in_phase{c, phase.name.value, fmt::format("/phases/{}/site", phase.name.value), {}, years};
  if (!phase.site && !phase.runs_on)
    if (auto mix = mix_of_provider(c, phase)) return shared(somewhere(in_phase, *std::move(mix), phase.activity->at));
  if (!phase.site) {
    SiteFacts f = described_site(in_phase, {}, {});
    f.grid.intensity.missing.reason = no_site;
    f.grid.loss.missing.reason = f.grid.upstream.missing.reason = no_site;
    return shared(std::move(f));
  }
  if (phase.site->object) {
    SiteFacts f = described_site(in_phase, *phase.site->object, fmt::format("of {}", phase.name.value));
    f.of_phase = true;
    return shared(std::move(f));
  }
  if (!phase.site->text) return shared({});
  const Text& name = *phase.site->text;
  for (const auto& [site_name, site] : c.job.sites)
    if (site_name == name.value) {
      const std::string path = fmt::format("/sites/{}", site_name);
      if (in_catalog(c, path, [&, &own_name = site_name] { return is_id_of_place(c.catalog, own_name); }))
        c.note(diag::shadows_catalog,
               fmt::format("\"{}\" is a site in the job and a location in the catalog; the site in the job is used",
                           site_name),
               "give the site another name", name.at);
      const std::string of_period = fmt::format("{} {}", site_name, period ? period->value : "");
      return resolved_once(c, c.known->sites, of_period, path, [&, &own = site, &own_name = site_name] {
        return described_site({c, phase.name.value, path, {}, years}, own, own_name);
      });
    }
  if (place_of(c, name)) return shared(catalog_site(in_phase, name));
  catalog::UnknownName unknown{name.value, {}, {}, {}};
  for (const auto& [site_name, site] : c.job.sites) unknown.own.push_back(site_name);
  const std::string own = catalog::name_help(c.catalog, unknown);
  c.error(unknown.own.empty() ? diag::unknown_grid : diag::unknown_site, fmt::format("unknown site \"{}\"", name.value),
          own.empty() ? nearest_places(c.catalog, name.value) : own, name.at);
  return shared({});
}

}  // namespace aicarbon::inventory
