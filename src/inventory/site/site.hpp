// A site while it is resolved. site.cpp finds the site, its PUE and its water; the electricity, the building, the tests
// of its generators, and its refrigerant each have a file.
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
void resolve_backup_power(const SiteInput& in, SiteFacts& facts, const Site& site);
void resolve_refrigerant(const SiteInput& in, SiteFacts& facts, const Site& site);

/// The stated value, or the reason that no figure is published for data centers.
template <Dim D>
Fact<D> stated_or_unpublished(const SiteInput& in, const std::optional<Stated<D>>& value, std::string_view what) {
  return value ? stated(*value, in.use)
               : unknown<D>("no figure is published for data centers: state " + std::string(what));
}

}  // namespace aicarbon::inventory
