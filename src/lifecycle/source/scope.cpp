// See scope.hpp.
//
//   owner     owns the machines and the building, buys the electricity, and runs the work
//   tenant    runs the work on leased machines, in a data center that someone else owns and powers
//   api-user  buys the answers of a service that someone else runs
//
// Sources, as quoted in docs/methodology/scopes.md:
//   category 8  "the operation of assets that are leased by the reporting company … and not already included in [its] scope 1 or
//               scope 2": GHG Protocol, Technical Guidance for Calculating Scope 3 Emissions (2013), chapter 8.
//               Manufacturing of leased assets is optional in this category: Scope 3 Standard (2011), table 5.4,
//               second-hand.
//   category 1  cradle-to-gate emissions of goods and services purchased: Technical Guidance, chapter 1; for AI services
//               Llopis 2026.
//   category 4  "between a company's tier 1 suppliers and its own operations in vehicles not owned": Technical Guidance,
//               chapter 4.
//   scope 2     electricity bought: Scope 2 Guidance (2015), second-hand.
//
// Left out: consolidation by equity share or financial control; a colocation tenant whose own meter puts the
// electricity in its scope 2.
#include "lifecycle/source/scope.hpp"

#include <algorithm>
#include <iterator>

namespace aicarbon::lifecycle {
namespace {

struct Title {
  Scope scope;
  std::string_view text;
};
constexpr Title titles[] = {
    {scope::unknown, "not known"},
    {scope::direct, "direct emissions"},
    {scope::electricity, "purchased electricity"},
    {scope::services, "purchased goods and services"},
    {scope::capital_goods, "capital goods"},
    {scope::energy_related, "fuel- and energy-related activities"},
    {scope::transport, "upstream transport and distribution"},
    {scope::waste, "waste generated in operations"},
    {scope::leased, "upstream leased assets"},
};

}  // namespace

Scope Scopes::in(Perspective perspective) const {
  return perspective == Perspective::tenant ? tenant : perspective == Perspective::api_user ? api_user : owner;
}

std::string_view who(Perspective perspective) {
  static constexpr std::string_view names[] = {"an owner", "a tenant", "an API user"};
  return names[static_cast<std::size_t>(perspective)];
}

std::string_view title(Scope scope) {
  const auto* found = std::ranges::find(titles, scope, &Title::scope);
  return found == std::end(titles) ? std::string_view{} : found->text;
}

}  // namespace aicarbon::lifecycle
