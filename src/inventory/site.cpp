// Where a phase runs: intensity, losses, upstream, market, PUE, water, building.
#include "inventory/context.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::inventory {
namespace {

constexpr std::string_view no_site = "the phase has no site with a grid: add \"site\": {\"grid\": \"FR\"}";

// A location in the catalog: a grid, and the cloud region that refers to it, if any.
struct Place {
  std::string grid;    // row of grids; empty if the region has its own intensity
  std::string region;  // row of cloud_regions, or empty
  std::string country;
};

std::string upper(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return result;
}

std::optional<Place> find_place(const Catalog& catalog, std::string_view text) {
  const CatalogTable& grids = catalog.table("grids");
  const auto of_grid = [&](const CatalogRow& row) {
    return Place{row.id(), {}, std::string(grids.text(row, "country"))};
  };
  if (const CatalogRow* row = grids.find(text)) return of_grid(*row);
  const CatalogTable& regions = catalog.table("cloud_regions");
  if (const CatalogRow* row = regions.find(text))
    return Place{std::string(regions.text(*row, "grid")), row->id(), std::string(regions.text(*row, "country"))};
  const std::string loud = upper(text);
  for (const CatalogRow& row : grids.rows)
    if (row.id() == loud || (!grids.text(row, "iso2").empty() && grids.text(row, "iso2") == loud)) return of_grid(row);
  return std::nullopt;
}

// The nearest locations, by id, two-letter code or name; for a name its id is suggested.
std::string nearest_places(const Catalog& catalog, std::string_view wanted) {
  std::vector<std::string_view> names;
  const CatalogTable& grids = catalog.table("grids");
  for (const CatalogRow& row : grids.rows) {
    names.push_back(row.cell(0));
    names.push_back(grids.text(row, "name"));
  }
  for (const CatalogRow& row : catalog.table("cloud_regions").rows) names.push_back(row.cell(0));
  std::string text;
  for (const std::string& found : diag::nearest_names(wanted, names, 4)) {
    std::string shown = fmt::format("\"{}\"", found);
    for (const CatalogRow& row : grids.rows)
      if (grids.text(row, "name") == found && row.id() != found) shown = fmt::format("\"{}\" ({})", row.id(), found);
    if (text.find(shown) == std::string::npos) text += (text.empty() ? "did you mean " : ", ") + shown;
  }
  return text.empty()
             ? "`aicarbon catalog list grids` lists all; a missing grid can be stated: {\"intensity\": \"57 g/kWh\"}"
             : text + "?";
}

class Resolver {
 public:
  Resolver(const Context& context, const Phase& phase) : c_(context), use_(phase.name.value) {}

  // A site that is only a location in the catalog, or one that is described.
  SiteFacts place_only(const Text& place, std::string path) {
    path_ = std::move(path);
    SiteFacts f;
    f.name = place.value;
    grid_text(f, place);
    rest(f, {});
    return f;
  }

  SiteFacts described(const Site& site, std::string name, std::string path) {
    path_ = std::move(path);
    SiteFacts f;
    f.name = std::move(name);
    if (!site.grid) {
      f.grid.intensity = unknown<dim::intensity>(fmt::format("site \"{}\" has no grid", f.name));
      f.grid.loss = {nullptr, f.grid.intensity.missing};
      f.grid.upstream = {nullptr, f.grid.intensity.missing};
    } else if (site.grid->text) {
      grid_text(f, *site.grid->text);
    } else if (site.grid->object) {
      grid_object(f, *site.grid->object);
    }
    rest(f, site);
    return f;
  }

 private:
  void grid_text(SiteFacts& f, const Text& text) {
    const auto place = find_place(c_.catalog, text.value);
    if (!place) {
      c_.error(diag::unknown_grid, fmt::format("unknown grid \"{}\"", text.value),
               nearest_places(c_.catalog, text.value), text.at);
      return;
    }
    place_ = *place;
    f.place = place->region.empty() ? place->grid : place->region;
    const bool own = place->grid.empty();
    const std::string_view table = own ? "cloud_regions" : "grids";
    const std::string& id = own ? place->region : place->grid;
    const CatalogTable& rows = c_.catalog.table(table);
    const CatalogRow* row = rows.find(id);
    auto intensity = from_catalog(c_.catalog, table, id, "intensity_g_per_kwh", path_ + "/grid");
    if (row == nullptr || !intensity) {
      c_.error(diag::unknown_grid, fmt::format("the catalog has no intensity for \"{}\"", text.value),
               "state an intensity: {\"intensity\": \"… g/kWh\"}", text.at);
      return;
    }
    f.grid.intensity = known<dim::intensity>(std::move(*intensity));
    f.basis = from_word<GridBasis>(rows.text(*row, "basis"));
    f.method = IntensityMethod::location;
    f.year = c_.catalog.number(table, id, "intensity_g_per_kwh")->year;
    if (!rows.text(*row, "finer").empty())
      c_.note(diag::finer_grid,
              fmt::format("{} is a national average; the catalog has finer grids: {}", id, rows.text(*row, "finer")),
              fmt::format("`aicarbon catalog list grids` lists them"), text.at);
    by_point_and_basis(f, from_word<MeteringPoint>(rows.text(*row, "point")).value_or(MeteringPoint::delivered));
  }

  void grid_object(SiteFacts& f, const StatedGrid& grid) {
    if (!grid.intensity) return;
    Input intensity = from_stated(*grid.intensity, use_);
    if (grid.source && intensity.citation.empty()) intensity.citation = grid.source->value;
    f.grid.intensity = known<dim::intensity>(std::move(intensity));
    f.basis = grid.basis ? grid.basis->value : GridBasis::unspecified;
    f.method = grid.method ? grid.method->value : IntensityMethod::location;
    f.year = grid.year ? static_cast<int>(grid.year->value.best) : 0;
    if (grid.country) {
      const auto place = find_place(c_.catalog, grid.country->value);
      if (place) f.place = place->grid;
      if (!place)
        c_.error(diag::unknown_grid, fmt::format("unknown country \"{}\"", grid.country->value),
                 nearest_places(c_.catalog, grid.country->value), grid.country->at);
      else place_.country = place->country;
    }
    if (f.basis == GridBasis::unspecified)
      c_.note(diag::basis_unspecified,
              "the basis of the intensity is neither life-cycle nor direct; it is used unchanged",
              "add \"basis\": \"life-cycle\" or \"direct\" to the grid", grid.intensity->at);
    by_point_and_basis(f, grid.point ? grid.point->value : MeteringPoint::delivered);
  }

  // Losses if the figure refers to generation, upstream if it covers only direct emissions.
  void by_point_and_basis(SiteFacts& f, MeteringPoint point) {
    if (point == MeteringPoint::generation)
      f.grid.loss = known<dim::one>(country_row("losses", "loss", path_ + "/grid"));
    else f.grid.loss = not_applicable<dim::one>("the intensity refers to delivered electricity");
    f.grid.upstream = upstream_of(f.basis, path_ + "/grid");
  }

  Fact<dim::intensity> upstream_of(std::optional<GridBasis> basis, std::string path) {
    if (basis == GridBasis::direct)
      return known<dim::intensity>(country_row("upstream", "upstream_g_per_kwh", std::move(path)));
    return not_applicable<dim::intensity>(basis == GridBasis::life_cycle
                                              ? "the intensity is life-cycle: it includes fuel supply and plants"
                                              : "the intensity is assumed to be complete: its basis is not specified");
  }

  Input country_row(std::string_view table, std::string_view column, std::string path) {
    if (!place_.country.empty())
      if (auto own = from_catalog(c_.catalog, table, place_.country, column, path)) return *own;
    return assume_row(c_.catalog, table, "WORLD", column, std::move(path));
  }

  void rest(SiteFacts& f, const Site& site) {
    const bool cloud = !place_.region.empty();
    const bool usa = place_.country == "USA";
    const auto region_value = [&](std::string_view column, std::string_view field) {
      return cloud ? from_catalog(c_.catalog, "cloud_regions", place_.region, column, path_ + "/" + std::string(field))
                   : std::nullopt;
    };
    if (site.pue) f.pue = stated(*site.pue, use_);
    else if (auto own = region_value("pue", "pue")) f.pue = known<dim::one>(std::move(*own));
    else f.pue = assumed<dim::one>(c_, cloud ? "pue/cloud_region_unknown" : "pue/industry_survey", path_ + "/pue");

    if (site.wue) f.wue = stated(*site.wue, use_);
    else if (auto own = region_value("wue_l_per_kwh", "wue")) f.wue = known<dim::water_intensity>(std::move(*own));
    else if (cloud) f.wue = assumed<dim::water_intensity>(c_, "wue/cloud_region_unknown", path_ + "/wue");
    else if (usa) f.wue = assumed<dim::water_intensity>(c_, "wue/us_average", path_ + "/wue");
    else f.wue = unknown<dim::water_intensity>("no average of on-site water is published for this place: state wue");

    if (site.grid_water) f.grid_water = stated(*site.grid_water, use_);
    else if (!f.grid.intensity) f.grid_water = unknown<dim::water_intensity>("the grid is unknown");
    else
      f.grid_water = assumed<dim::water_intensity>(c_, usa ? "water/us_average" : "water/world", path_ + "/grid_water");

    market(f, site);
    construction(f, site);
    backup_power(f, site);
    refrigerant(f, site);
  }

  // A stated figure is delivered and life-cycle; a residual mix refers to generation, with its own basis.
  void market(SiteFacts& f, const Site& site) {
    if (!site.market_based) return;
    if (site.market_based->intensity) {
      constexpr auto whole = "the intensity of the contracts is taken as delivered and life-cycle";
      f.contracts = ElectricityFacts{stated(*site.market_based->intensity, use_), not_applicable<dim::one>(whole),
                                     not_applicable<dim::intensity>(whole)};
    } else if (site.market_based->choice && site.market_based->choice->value == "location") {
      f.contracts = f.grid;
    } else if (site.market_based->choice) {
      const std::string path = path_ + "/market_based";
      const std::string id = place_.grid.starts_with("us/") ? place_.grid : place_.country;
      auto residual = from_catalog(c_.catalog, "residuals", id, "intensity_g_per_kwh", path);
      if (!residual) {
        c_.error(
            diag::no_residual, fmt::format("the catalog has no residual mix for \"{}\"", id.empty() ? f.name : id),
            "state an intensity, or overlay a table residuals.csv with --catalog DIR (AIB and Green-e publish residual mixes)",
            site.market_based->choice->at);
        return;
      }
      const CatalogTable& table = c_.catalog.table("residuals");
      f.contracts = ElectricityFacts{known<dim::intensity>(std::move(*residual)),
                                     known<dim::one>(country_row("losses", "loss", path)),
                                     upstream_of(from_word<GridBasis>(table.text(*table.find(id), "basis")), path)};
    }
  }

  void construction(SiteFacts& f, const Site& site) {
    const std::string path = path_ + "/construction";
    if (site.construction && site.construction->text) {
      const auto none = [&]<Dim D>(Fact<D>& fact) {
        fact = not_applicable<D>("construction is \"none\" at this site");
      };
      none(f.construction_per_kw);
      none(f.construction_per_mean_kw_time);
      none(f.building_life);
      return;
    }
    f.building_life = assumed<dim::time>(c_, "life/building_whole", path + "/lifetime");
    f.construction_per_mean_kw_time =
        assumed<dim::co2e_per_power / dim::time>(c_, "construction/per_mean_it_kw_year", path);
    if (!site.construction || !site.construction->object) {
      f.construction_per_kw = assumed<dim::co2e_per_power>(c_, "construction/per_kw", path);
      return;
    }
    const StatedConstruction& s = *site.construction->object;
    f.construction_by_mean_power = s.basis && s.basis->value == ConstructionBasis::mean_it_kw;
    if (s.shell || s.plant || s.electrical || s.mechanical || s.racks) return building_parts(f, site, s);
    if (s.per_kw) f.construction_per_kw = stated(*s.per_kw, use_);
    if (s.co2e && s.it_power) {
      f.building = stated(*s.co2e, use_);
      f.building_power = stated(*s.it_power, use_);
    }
    if (!s.per_kw && !s.co2e) f.construction_per_kw = assumed<dim::co2e_per_power>(c_, "construction/per_kw", path);
    if (s.lifetime) f.building_life = stated(*s.lifetime, use_);
  }

  // A part that is named without a figure uses its default, if there is one; a part that is not named is reported.
  void building_parts(SiteFacts& f, const Site& site, const StatedConstruction& s) {
    const std::string base = path_ + "/construction/";
    if (site.area_per_kw) f.area_per_kw = stated(*site.area_per_kw, use_);
    if (site.area) f.area = stated(*site.area, use_);
    if (s.it_power) f.building_power = stated(*s.it_power, use_);
    const auto whole = [&](BuildingPartFacts& part) {
      part.per_kw = assumed<dim::co2e_per_power>(c_, "construction/per_kw", path_ + "/construction");
      return assumed<dim::one>(c_, "construction/plant_share", base + "plant");
    };
    const auto add = [&](const std::optional<StatedBuildingPart>& given, std::string name, std::string_view life,
                         const auto& by_default) {
      BuildingPartFacts part;
      part.name = std::move(name);
      if (!given) {
        part.per_kw = not_applicable<dim::co2e_per_power>(fmt::format("the construction names no {}", part.name));
      } else {
        if (given->per_kw) part.per_kw = stated(*given->per_kw, use_);
        else if (given->per_m2) part.per_m2 = stated(*given->per_m2, use_);
        else by_default(part);
        part.life = given->lifetime ? stated(*given->lifetime, use_)
                                    : assumed<dim::time>(c_, life, base + part.name + "/lifetime");
      }
      f.building_parts.push_back(std::move(part));
    };
    std::string unnamed;
    const auto named = [&](bool is, std::string_view name) {
      if (!is) unnamed += (unnamed.empty() ? "" : ", ") + std::string(name);
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
      c_.note(diag::part_not_named, fmt::format("the building is stated by parts and does not include: {}", unnamed),
              "to include a part with its default, name it with an empty object, such as \"racks\": {}",
              site.construction->at);
    const auto unpublished = [](BuildingPartFacts& part) {
      part.per_kw = unknown<dim::co2e_per_power>(fmt::format(
          "no published figure splits plant into electrical and mechanical: state per_kw of {}, or name plant",
          part.name));
    };
    add(s.shell, "shell", "life/building_shell", [&](BuildingPartFacts& part) { part.all_but = whole(part); });
    if (s.electrical || s.mechanical) {
      add(s.electrical, "electrical", "life/plant", unpublished);
      add(s.mechanical, "mechanical", "life/plant", unpublished);
    } else {
      add(s.plant, "plant", "life/plant", [&](BuildingPartFacts& part) { part.share = whole(part); });
    }
    add(s.racks, "racks", "life/rack", [&](BuildingPartFacts& part) {
      part.per_kw = assumed<dim::co2e_per_power>(c_, "construction/racks_per_kw", base + "racks");
    });
  }

  template <Dim D>
  Fact<D> stated_or_unknown(const std::optional<Stated<D>>& value, std::string_view what) const {
    return value ? stated(*value, use_)
                 : unknown<D>(fmt::format("no figure is published for data centers: state {}", what));
  }

  void backup_power(SiteFacts& f, const Site& site) {
    if (!site.generator_tests) return;
    const StatedBackupPower& s = *site.generator_tests;
    f.backup_power = BackupPowerFacts{stated_or_unknown(s.hours, "hours of generator_tests"),
                                      stated_or_unknown(s.power, "power of generator_tests"),
                                      stated_or_unknown(s.it_power, "it_power of generator_tests"),
                                      stated_or_unknown(s.load, "load of generator_tests"),
                                      stated_or_unknown(s.intensity, "intensity of generator_tests")};
  }

  void refrigerant(SiteFacts& f, const Site& site) {
    if (!site.refrigerant) return;
    const StatedRefrigerant& s = *site.refrigerant;
    const std::string base = path_ + "/refrigerant/";
    f.refrigerant = RefrigerantFacts{
        stated_or_unknown(s.charge, "charge of refrigerant"), stated_or_unknown(s.gwp, "gwp of refrigerant"),
        s.leak ? stated(*s.leak, use_) : assumed<dim::one>(c_, "refrigerant/leak", base + "leak"),
        s.end_of_life_leak ? stated(*s.end_of_life_leak, use_)
                           : assumed<dim::one>(c_, "refrigerant/end_of_life_leak", base + "end_of_life_leak"),
        s.lifetime ? stated(*s.lifetime, use_) : assumed<dim::time>(c_, "life/plant", base + "lifetime")};
  }

  const Context& c_;
  std::string_view use_;
  std::string path_;
  Place place_;
};

}  // namespace

Fact<dim::intensity> place_intensity(const Context& c, const Text& text, std::string path) {
  const auto place = find_place(c.catalog, text.value);
  if (place) {
    const bool own = place->grid.empty();
    auto intensity = from_catalog(c.catalog, own ? "cloud_regions" : "grids", own ? place->region : place->grid,
                                  "intensity_g_per_kwh", std::move(path));
    if (intensity) return known<dim::intensity>(std::move(*intensity));
  }
  c.error(diag::unknown_grid, fmt::format("unknown location \"{}\"", text.value), nearest_places(c.catalog, text.value),
          text.at);
  return unknown<dim::intensity>("the location is unknown");
}

SiteFacts resolve_site(const Context& c, const Phase& phase) {
  Resolver resolver(c, phase);
  const std::string inline_path = fmt::format("/phases/{}/site", phase.name.value);
  if (!phase.site) {
    SiteFacts f = resolver.described({}, {}, inline_path);
    f.grid.intensity.missing.reason = no_site;
    f.grid.loss.missing.reason = f.grid.upstream.missing.reason = no_site;
    return f;
  }
  if (phase.site->object)
    return resolver.described(*phase.site->object, fmt::format("of {}", phase.name.value), inline_path);
  if (!phase.site->text) return {};
  const Text& name = *phase.site->text;
  for (const auto& [site_name, site] : c.job.sites)
    if (site_name == name.value) {
      if (find_place(c.catalog, site_name))
        c.note(diag::shadows_catalog,
               fmt::format("\"{}\" is a site in the job and a location in the catalog; the site in the job is used",
                           site_name),
               "give the site another name", name.at);
      const std::string path = fmt::format("/sites/{}", site_name);
      return resolved_once(c, c.known->sites, site_name, path,
                           [&] { return resolver.described(site, site_name, path); });
    }
  if (find_place(c.catalog, name.value)) return resolver.place_only(name, inline_path);
  std::vector<std::string_view> names;
  for (const auto& [site_name, site] : c.job.sites) names.push_back(site_name);
  const std::string own = diag::did_you_mean(name.value, names);
  c.error(names.empty() ? diag::unknown_grid : diag::unknown_site, fmt::format("unknown site \"{}\"", name.value),
          own.empty() ? nearest_places(c.catalog, name.value) : own, name.at);
  return {};
}

}  // namespace aicarbon::inventory
