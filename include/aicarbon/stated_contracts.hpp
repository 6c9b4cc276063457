// The electricity contracts of a site as the job states them.
#pragma once

#include <aicarbon/stated.hpp>

#include <optional>
#include <vector>

namespace aicarbon {

/// The electricity that a site buys: a stated intensity, or a mix.
struct MarketBased {
  std::optional<Choice<MarketChoice>> choice;
  std::optional<Stated<dim::intensity>> intensity;
};

/// A contract for a share of the electricity of a site, or the share that has none.
struct StatedContract {
  std::optional<Stated<dim::one>> share;
  std::optional<MarketBased> intensity;
  std::optional<Text> residual;  ///< used instead of `intensity`: the grid whose residual mix applies
  Location at;
};

/// The contracts of a site: one for all of its electricity, or a list of them.
struct StatedContracts {
  MarketBased all;
  std::vector<StatedContract> list;  ///< empty if `all` is stated
  Location at;
};

}  // namespace aicarbon
