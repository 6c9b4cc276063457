// Which phase depends on which: a ratio on another phase, or hours on a fleet.
#pragma once

#include "inventory/context.hpp"

#include <optional>
#include <vector>

namespace aicarbon::inventory {

/// For each phase, the one that it takes its hours from or is a ratio of.
struct References {
  std::vector<std::optional<std::size_t>> fleet;
  std::vector<std::optional<std::size_t>> ratio_of;

  std::optional<std::size_t> of(std::size_t phase) const { return ratio_of[phase] ? ratio_of[phase] : fleet[phase]; }
};

/// An unknown name is an error.
References references(const Context& context);

/// Phases after those they depend on; a cycle is an error, reported once for each phase in it.
std::vector<std::size_t> dependency_order(const Context& context, const References& references);

}  // namespace aicarbon::inventory
