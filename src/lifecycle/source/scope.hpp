// Scopes and categories of the GHG Protocol. The row of a source defines its scopes.
#pragma once

#include <aicarbon/choices.hpp>

#include <string_view>

namespace aicarbon::lifecycle {

struct Scope {
  int scope = 0;     ///< 1, 2 or 3; 0 if unknown
  int category = 0;  ///< category of scope 3; 0 for other scopes
  auto operator<=>(const Scope&) const = default;
};

namespace scope {
inline constexpr Scope unknown{};
inline constexpr Scope direct{1, 0};
inline constexpr Scope electricity{2, 0};
inline constexpr Scope services{3, 1};
inline constexpr Scope capital_goods{3, 2};
inline constexpr Scope energy_related{3, 3};
inline constexpr Scope transport{3, 4};
inline constexpr Scope waste{3, 5};
inline constexpr Scope leased{3, 8};
}  // namespace scope

/// The scope of a source from each perspective.
struct Scopes {
  Scope owner;
  Scope tenant = scope::leased;
  Scope api_user = scope::services;

  Scope in(Perspective perspective) const;
};

/// The name of a perspective: "an owner", "a tenant", "an API user".
std::string_view who(Perspective perspective);

/// The name of a scope and category: "purchased electricity", "capital goods".
std::string_view title(Scope scope);

}  // namespace aicarbon::lifecycle
