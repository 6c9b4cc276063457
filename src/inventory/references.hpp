// Finds which phase depends on which: as a multiple of another phase, or by using the hours of a fleet.
#pragma once

#include "inventory/context.hpp"

#include <optional>
#include <vector>

namespace aicarbon::inventory {

/// For each phase, the fleet that it runs on and the phase that it is a ratio of, if any.
struct References {
  std::vector<std::optional<std::size_t>> fleet;
  std::vector<std::optional<std::size_t>> ratio_of;

  std::optional<std::size_t> of(std::size_t phase) const { return ratio_of[phase] ? ratio_of[phase] : fleet[phase]; }
};

/// Finds the references of all phases; an unknown name is an error.
References references(const Context& context);

/// Orders phases so that each follows the phases it depends on. A cycle is an error, which is reported once.
std::vector<std::size_t> dependency_order(const Context& context, const References& references);

}  // namespace aicarbon::inventory
