// Changes of single inputs that would bring a metric down to its limit, in words.
#pragma once

#include <aicarbon/catalog.hpp>
#include <aicarbon/check.hpp>

#include "study/goal_seek.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::verdict {

/// A life-cycle grid of the catalog.
struct CleanGrid {
  double intensity;  ///< kg/kWh
  std::string id;
};
/// All of them, highest intensity first.
std::vector<CleanGrid> clean_grids(const Catalog& catalog);

/// The few smallest changes. `job` precedes paths if not empty.
std::vector<Fit> would_fit(const Report& report, const study::Ceiling& ceiling, std::span<const CleanGrid> grids,
                           std::string_view job, const study::Options& options);

}  // namespace aicarbon::verdict
