// A location in the catalog: a grid or a cloud region.
#pragma once

#include <aicarbon/catalog.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace aicarbon::inventory {

/// A grid, and the cloud region that refers to it, if any.
struct Place {
  std::string grid;    ///< row of grids; empty if the region has its own intensity
  std::string region;  ///< row of cloud_regions, or empty
  std::string country;
};

/// By the id of a grid or region, or the two-letter code of a country.
std::optional<Place> find_place(const Catalog& catalog, std::string_view text);
/// The nearest locations, by id, two-letter code or name; for a name its id is suggested.
std::string nearest_places(const Catalog& catalog, std::string_view wanted);

}  // namespace aicarbon::inventory
