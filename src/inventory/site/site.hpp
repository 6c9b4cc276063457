// A site while it is resolved. site.cpp finds the site, its PUE and its water; the electricity, the building and the objects
// of the facility each have a file.
#pragma once

#include "inventory/context.hpp"
#include "inventory/site/place.hpp"

#include <string>
#include <string_view>

namespace aicarbon::inventory {

struct SiteInput {
  const Context& context;
  std::string_view use;  ///< name of the phase
  std::string path;      ///< path of the site in the job
  Place place;           ///< location of its grid, if it is in the catalog
};

/// Intensity, losses and upstream of the grid that a text or an object states, and its location.
void resolve_grid(SiteInput& in, SiteFacts& facts, const TextOr<StatedGrid>& grid);
/// The electricity of the contracts, for the market-based method.
void resolve_market_based(const SiteInput& in, SiteFacts& facts, const Site& site);
void resolve_construction(const SiteInput& in, SiteFacts& facts, const Site& site);
/// The objects of its facility, each by its rows.
void resolve_facility(const SiteInput& in, SiteFacts& facts, const Site& site);

}  // namespace aicarbon::inventory
