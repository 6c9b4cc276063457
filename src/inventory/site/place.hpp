// A location in the catalog: a grid or a cloud region.
#pragma once

#include <aicarbon/catalog.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace aicarbon::inventory {

/// A grid, and the cloud region that refers to it, if there is one.
struct Place {
  std::string grid;    ///< id in the grids table; empty if the region has its own intensity
  std::string region;  ///< id in the cloud_regions table; empty if there is none
  std::string country;
};

/// Finds a location by the id of a grid or cloud region, or the two-letter code of a country; empty if there is none.
std::optional<Place> find_place(const Catalog& catalog, std::string_view text);
/// Suggests the locations whose id or name is nearest to a text, each by its id.
std::string nearest_places(const Catalog& catalog, std::string_view wanted);

}  // namespace aicarbon::inventory
