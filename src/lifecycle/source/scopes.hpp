// Who reports what: the GHG Protocol's scope and category of each emission source, by perspective. The only place that says so.
#pragma once

#include <span>
#include <string_view>

namespace aicarbon::lifecycle {

struct Scope {
  int scope = 0;     ///< 0 when it cannot be told
  int category = 0;  ///< of scope 3, else 0
  auto operator<=>(const Scope&) const = default;
};

/// One emission source, as each perspective reports it; in the order of Perspective.
struct ScopeRow {
  std::string_view source;
  Scope owner, tenant, api_user;
};
std::span<const ScopeRow> scope_rows();

/// Of a source, for whom the job is told ("owner", "tenant", "api-user").
Scope scope_of(std::string_view source, std::string_view perspective);

/// "an owner", "a tenant", "an API user".
std::string_view who(std::string_view perspective);

/// What scope and category are called: "purchased electricity", "capital goods".
std::string_view title(Scope scope);

}  // namespace aicarbon::lifecycle
