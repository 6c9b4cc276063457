// Describes changes of single inputs that would bring a metric down to its limit.
#pragma once

#include <aicarbon/catalog.hpp>
#include <aicarbon/check.hpp>

#include "study/goal_seek.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::verdict {

/// A grid of the catalog with a life-cycle intensity.
struct CleanGrid {
  double intensity;  ///< in kg CO2e per kWh
  std::string id;
};
/// All grids of the catalog with a life-cycle intensity, highest intensity first.
std::vector<CleanGrid> clean_grids(const Catalog& catalog);

/// The smallest changes of single inputs that would meet the limit, at most five. If `job` is not empty, each path
/// begins with it.
std::vector<Fit> would_fit(const Report& report, const study::Ceiling& ceiling, std::span<const CleanGrid> grids,
                           std::string_view job, const study::Options& options);

}  // namespace aicarbon::verdict
