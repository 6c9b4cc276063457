// See place_kind.hpp.
#include "rows/place_kind.hpp"

#include "catalog/indexes.hpp"
#include "catalog/names.hpp"

#include <fmt/format.h>

namespace aicarbon::rows {

std::string place_kind(const Catalog& catalog, std::string_view text) {
  const CatalogTable& grids = catalog.table("grids");
  const CatalogTable& regions = catalog.table("cloud_regions");
  const std::string_view place = catalog::without_year(text);
  if (const CatalogRow* region = catalog::find_named(regions, place).row) {
    const CatalogRow* grid = grids.find(regions.text(*region, "grid"));
    return fmt::format("region, {}", grid != nullptr ? grids.text(*grid, "basis") : regions.text(*region, "basis"));
  }
  const CatalogRow* grid = catalog::find_named(grids, place).row;
  return grid != nullptr ? fmt::format("grid, {}", grids.text(*grid, "basis")) : std::string(text);
}

}  // namespace aicarbon::rows
