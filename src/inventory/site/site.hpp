// A site while it is being resolved. site.cpp finds the site, its PUE and its water. Electricity, construction and the
// rest of the facility (generator tests, refrigerant) are in electricity.cpp, construction.cpp and facility.cpp.
#pragma once

#include "inventory/context.hpp"
#include "inventory/site/place.hpp"

#include <string>
#include <string_view>

namespace aicarbon::inventory {

struct SiteInput {
  const Context& context;
  std::string_view use;          ///< name of the phase
  std::string path;              ///< path of the site in the job
  Place place;                   ///< location of the grid of the site; empty if it is not in the catalog
  std::vector<YearShare> years;  ///< of the period of the phase, then of the intensity; empty if none is stated
  bool in_some_cloud = false;    ///< whether it is a cloud region that is not known
};

/// Resolves the location, intensity, losses and upstream emissions of a grid that the job gives as a text or an object.
void resolve_grid(SiteInput& in, SiteFacts& facts, const TextOr<StatedGrid>& grid);
/// Resolves the electricity of the contracts, for the market-based method.
void resolve_market_based(const SiteInput& in, SiteFacts& facts, const Site& site);
void resolve_construction(const SiteInput& in, SiteFacts& facts, const Site& site);
/// Resolves the other properties of the facility, such as generator tests and refrigerant.
void resolve_facility(const SiteInput& in, SiteFacts& facts, const Site& site);

}  // namespace aicarbon::inventory
