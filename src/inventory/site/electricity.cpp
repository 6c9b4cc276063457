// Resolves the electricity of a site: intensity, losses and upstream emissions of its grid and of its contracts.
#include "inventory/site/site.hpp"

#include <fmt/format.h>

namespace aicarbon::inventory {
namespace {

Input country_row(const SiteInput& in, std::string_view table, std::string_view column, std::string path) {
  if (!in.place.country.empty())
    if (auto own = from_catalog(in.context.catalog, table, in.place.country, column, path)) return *own;
  return assume_row(in.context.catalog, table, "WORLD", column, std::move(path));
}

Fact<dim::intensity> upstream_of(const SiteInput& in, std::optional<GridBasis> basis, std::string path) {
  if (basis == GridBasis::direct)
    return known<dim::intensity>(country_row(in, "upstream", "upstream_g_per_kwh", std::move(path)));
  return not_applicable<dim::intensity>(basis == GridBasis::life_cycle
                                            ? "the intensity is life-cycle: it includes fuel supply and power plants"
                                            : "the intensity is assumed to be complete: its basis is not specified");
}

// Adds losses if the intensity refers to generation, and upstream emissions if it includes only direct emissions.
void by_point_and_basis(const SiteInput& in, SiteFacts& f, MeteringPoint point) {
  if (point == MeteringPoint::generation)
    f.grid.loss = known<dim::one>(country_row(in, "losses", "loss", in.path + "/grid"));
  else f.grid.loss = not_applicable<dim::one>("the intensity refers to delivered electricity");
  f.grid.upstream = upstream_of(in, f.basis, in.path + "/grid");
}

void grid_text(SiteInput& in, SiteFacts& f, const Text& text) {
  const auto place = place_of(in.context, text);
  if (!place) {
    in.context.error(diag::unknown_grid, fmt::format("unknown grid \"{}\"", text.value),
                     nearest_places(in.context.catalog, text.value), text.at);
    return;
  }
  in.place = *place;
  f.place = place->region.empty() ? place->grid : place->region;
  const bool own = place->grid.empty();
  const std::string_view table = own ? "cloud_regions" : "grids";
  const std::string& id = own ? place->region : place->grid;
  const CatalogTable& rows = in.context.catalog.table(table);
  const CatalogRow* row = rows.find(id);
  auto intensity = from_catalog(in.context.catalog, table, id, "intensity_g_per_kwh", in.path + "/grid");
  if (row == nullptr || !intensity) {
    in.context.error(diag::unknown_grid, fmt::format("the catalog has no intensity for \"{}\"", text.value),
                     "state an intensity: {\"intensity\": \"… g/kWh\"}", text.at);
    return;
  }
  f.grid.intensity = known<dim::intensity>(std::move(*intensity));
  f.basis = from_word<GridBasis>(rows.text(*row, "basis"));
  f.method = IntensityMethod::location;
  f.year = in.context.catalog.number(table, id, "intensity_g_per_kwh")->year;
  if (!rows.text(*row, "finer").empty())
    in.context.note(diag::finer_grid,
                    fmt::format("the intensity of \"{}\" is a national average; the catalog has finer grids: {}", id,
                                rows.text(*row, "finer")),
                    fmt::format("`aicarbon catalog list grids` lists them"), text.at);
  by_point_and_basis(in, f, from_word<MeteringPoint>(rows.text(*row, "point")).value_or(MeteringPoint::delivered));
}

void grid_object(SiteInput& in, SiteFacts& f, const StatedGrid& grid) {
  if (!grid.intensity) return;
  Input intensity = from_stated(*grid.intensity, in.use);
  if (grid.source && intensity.citation.empty()) intensity.citation = grid.source->value;
  f.grid.intensity = known<dim::intensity>(std::move(intensity));
  f.basis = grid.basis ? grid.basis->value : GridBasis::unspecified;
  f.method = grid.method ? grid.method->value : IntensityMethod::location;
  f.year = grid.year ? static_cast<int>(grid.year->value.best) : 0;
  if (grid.country) {
    const auto place = place_of(in.context, *grid.country);
    if (place) f.place = place->grid;
    if (!place)
      in.context.error(diag::unknown_grid, fmt::format("unknown country \"{}\"", grid.country->value),
                       nearest_places(in.context.catalog, grid.country->value), grid.country->at);
    else in.place.country = place->country;
  }
  if (f.basis == GridBasis::unspecified)
    in.context.note(
        diag::basis_unspecified,
        "the basis of the intensity, life-cycle or direct, is not specified; the intensity is used unchanged",
        "add \"basis\": \"life-cycle\" or \"direct\" to the grid", grid.intensity->at);
  by_point_and_basis(in, f, grid.point ? grid.point->value : MeteringPoint::delivered);
}

}  // namespace

void resolve_grid(SiteInput& in, SiteFacts& f, const TextOr<StatedGrid>& grid) {
  if (grid.text) grid_text(in, f, *grid.text);
  else if (grid.object) grid_object(in, f, *grid.object);
}

// The stated intensity of contracts counts as delivered and life-cycle. A residual mix refers to generation, and its
// basis is in the catalog.
void resolve_market_based(const SiteInput& in, SiteFacts& f, const Site& site) {
  if (!site.market_based) return;
  if (site.market_based->intensity) {
    constexpr auto whole = "the intensity of the contracts counts as delivered and life-cycle";
    f.contracts = ElectricityFacts{stated(*site.market_based->intensity, in.use), not_applicable<dim::one>(whole),
                                   not_applicable<dim::intensity>(whole)};
  } else if (site.market_based->choice && site.market_based->choice->value == MarketChoice::location) {
    f.contracts = f.grid;
  } else if (site.market_based->choice) {
    const std::string path = in.path + "/market_based";
    const std::string id = in.place.grid.starts_with("us/") ? in.place.grid : in.place.country;
    auto residual = from_catalog(in.context.catalog, "residuals", id, "intensity_g_per_kwh", path);
    if (!residual) {
      in.context.error(
          diag::no_residual,
          fmt::format("the catalog has no residual mix for {}", id.empty() ? f.in_words() : "\"" + id + "\""),
          "state an intensity, or overlay a table residuals.csv with --catalog DIR (AIB and Green-e publish residual mixes)",
          site.market_based->choice->at);
      return;
    }
    const CatalogTable& table = in.context.catalog.table("residuals");
    f.contracts = ElectricityFacts{known<dim::intensity>(std::move(*residual)),
                                   known<dim::one>(country_row(in, "losses", "loss", path)),
                                   upstream_of(in, from_word<GridBasis>(table.text(*table.find(id), "basis")), path)};
  }
}

}  // namespace aicarbon::inventory
