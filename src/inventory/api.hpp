// Models behind an API: whether a phase uses one, and what is assumed of the machine and the place, which its provider
// does not name.
#pragma once

#include "inventory/context.hpp"

#include <optional>
#include <string_view>

namespace aicarbon::inventory {

/// The device that a model behind an API is computed on if the job names no hardware. The rule "api/machine" has the
/// range of others.
inline constexpr std::string_view device_of_api = "nvidia-h100-sxm5-80gb";

/// Whether a phase states the tokens of a bill, or requests of a model that only an API offers, without a measured
/// value that replaces the machine.
bool is_of_api(const Context& context, const Phase& phase);

/// The other machine over the one that is computed with, for a phase without hardware; empty otherwise.
Fact<dim::one> other_machine(const Context& context, const Phase& phase);

/// The delivered electricity of a provider that names no region: the mean over its known regions or, without any, its
/// countries, from P5 to P95.
struct MixOfRegions {
  std::string provider;  ///< id in the api_providers table
  std::string name;
  std::size_t number = 0;
  std::string_view places;  ///< in messages: "regions" or "countries"
  Input intensity;          ///< life-cycle as far as the grids are, with losses and, of direct ones, fuel supply
};
/// The mix of the provider of the model of a phase; nothing if the model or its regions are not known.
std::optional<MixOfRegions> mix_of_provider(const Context& context, const Phase& phase);

}  // namespace aicarbon::inventory
