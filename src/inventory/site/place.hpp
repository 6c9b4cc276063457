// A location in the catalog: a grid or a cloud region.
#pragma once

#include <aicarbon/catalog.hpp>

#include "inventory/site/year.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace aicarbon {
struct Text;
}

namespace aicarbon::inventory {

struct Context;

/// A grid, and the cloud region that refers to it, if there is one.
struct Place {
  std::string grid;    ///< id in the grids table; empty if the region has its own intensity
  std::string region;  ///< id in the cloud_regions table; empty if there is none
  std::string country;
  int year = 0;          ///< the year that the text names, as in "DEU@2021"; 0 if none
  std::string spelling;  ///< the name by which the grid was found; empty if it was an id or an ISO code
};

/// Whether a text is the id of a cloud region.
bool is_cloud_region(const Catalog& catalog, std::string_view text);
/// Whether a text is the id of a grid or of a cloud region, or the ISO code of a country.
bool is_id_of_place(const Catalog& catalog, std::string_view text);
/// Finds the location that a job names. A note reports which grid a name that is neither an id nor a code refers to.
std::optional<Place> place_of(const Context& context, const Text& text);
/// The year that a place names, or else the given ones.
std::vector<YearShare> years_at(const Place& place, const std::vector<YearShare>& years);
/// Why the year that a place names cannot be had; empty if it can.
std::string no_such_year(const Catalog& catalog, const Place& place);
/// Suggests the locations whose id or name is near to a text, each by its id.
std::string nearest_places(const Catalog& catalog, std::string_view wanted);

}  // namespace aicarbon::inventory
