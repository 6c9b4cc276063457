// See place.hpp. This file also finds the intensity of a location, for manufacturing there.
#include "inventory/site/place.hpp"

#include "inventory/context.hpp"
#include "units/text.hpp"

#include <fmt/format.h>

namespace aicarbon::inventory {

std::optional<Place> find_place(const Catalog& catalog, std::string_view text) {
  const CatalogTable& grids = catalog.table("grids");
  const auto of_grid = [&](const CatalogRow& row) {
    return Place{row.id(), {}, std::string(grids.text(row, "country"))};
  };
  if (const CatalogRow* row = grids.find(text)) return of_grid(*row);
  const CatalogTable& regions = catalog.table("cloud_regions");
  if (const CatalogRow* row = regions.find(text))
    return Place{std::string(regions.text(*row, "grid")), row->id(), std::string(regions.text(*row, "country"))};
  const std::string loud = units::upper_case(std::string(text));
  for (const CatalogRow& row : grids.rows)
    if (row.id() == loud || (!grids.text(row, "iso2").empty() && grids.text(row, "iso2") == loud)) return of_grid(row);
  return std::nullopt;
}

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
    if (text.find(shown) == std::string::npos) text += (text.empty() ? "did you mean " : " or ") + shown;
  }
  return text.empty()
             ? "`aicarbon catalog list grids` lists all grids; a missing grid can be stated: {\"intensity\": \"57 g/kWh\"}"
             : text + "?";
}

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

}  // namespace aicarbon::inventory
