// The electricity of a site by its contracts, for the market-based method.
#pragma once

#include "lifecycle/cells.hpp"

namespace aicarbon::lifecycle {

/// Why the electricity of the contracts is unknown; nullptr if it is known, or if the site states no contracts.
const Missing* unknown_contract(const SiteFacts& site);

/// The cells of a site whose electricity is that of its contracts, all of which must be known. `grid` has the cells of
/// the same site with the electricity of its grid.
SiteCells with_contracts(Sheet& sheet, const SiteFacts& site, const SiteCells& grid);

}  // namespace aicarbon::lifecycle
