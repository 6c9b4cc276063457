// See scopes.hpp.
//
//   owner     owns machines and building, buys the electricity, runs the work
//   tenant    runs the work on machines leased in a data center that someone else owns and powers
//   api-user  buys answers: the work itself is someone else's
//
// Sources, as quoted in docs/methodology/scopes.md:
//   category 8  "the operation of assets that are leased by the reporting company … and not already included in [its] scope 1 or
//               scope 2": GHG Protocol, Technical Guidance for Calculating Scope 3 Emissions (2013), chapter 8. Making leased
//               assets is optional there: Scope 3 Standard (2011), table 5.4, second-hand.
//   category 1  cradle-to-gate emissions of goods and services purchased: the same, chapter 1; for AI services Llopis 2026.
//   category 4  "between a company's tier 1 suppliers and its own operations in vehicles not owned": the same, chapter 4.
//   scope 2     electricity bought: Scope 2 Guidance (2015), second-hand.
//
// Left out: consolidation by equity share or financial control; a colocation tenant whose own meter makes electricity its scope 2.
#include "lifecycle/source/scopes.hpp"

#include <algorithm>
#include <iterator>

namespace aicarbon::lifecycle {
namespace {

constexpr Scope unknown{};
constexpr Scope direct{1, 0};
constexpr Scope electricity{2, 0};
constexpr Scope services{3, 1};
constexpr Scope capital_goods{3, 2};
constexpr Scope energy_related{3, 3};
constexpr Scope transport{3, 4};
constexpr Scope waste{3, 5};
constexpr Scope leased{3, 8};

constexpr ScopeRow rows[] = {
    // source               owner           tenant    api-user
    {"accelerators", capital_goods, leased, services},
    {"hosts", capital_goods, leased, services},
    {"network_equipment", capital_goods, leased, services},
    {"storage_equipment", capital_goods, leased, services},
    {"transport", transport, leased, services},
    {"construction", capital_goods, leased, services},
    {"electricity", electricity, leased, services},
    {"overhead", electricity, leased, services},
    {"unallocated", electricity, leased, services},
    {"grid_losses", energy_related, leased, services},
    {"upstream", energy_related, leased, services},
    {"stated", unknown, leased, services},  // what an owner's stated CO2e holds, only its author knows
    {"storage", electricity, leased, services},
    {"data_transfer", services, services, services},
    {"refrigerant", direct, leased, services},
    {"backup_power", direct, leased, services},
    {"end_of_life", waste, leased, services},
};

struct Title {
  Scope scope;
  std::string_view text;
};
constexpr Title titles[] = {
    {unknown, "cannot be told"},
    {direct, "direct emissions"},
    {electricity, "purchased electricity"},
    {services, "purchased goods and services"},
    {capital_goods, "capital goods"},
    {energy_related, "fuel- and energy-related activities"},
    {transport, "upstream transport and distribution"},
    {waste, "waste generated in operations"},
    {leased, "upstream leased assets"},
};

}  // namespace

std::span<const ScopeRow> scope_rows() { return rows; }

Scope scope_of(std::string_view source, std::string_view perspective) {
  const auto* row = std::ranges::find(rows, source, &ScopeRow::source);
  if (row == std::end(rows)) return unknown;
  return perspective == "tenant" ? row->tenant : perspective == "api-user" ? row->api_user : row->owner;
}

std::string_view who(std::string_view perspective) {
  return perspective == "tenant" ? "a tenant" : perspective == "api-user" ? "an API user" : "an owner";
}

std::string_view title(Scope scope) {
  const auto* found = std::ranges::find(titles, scope, &Title::scope);
  return found == std::end(titles) ? std::string_view{} : found->text;
}

}  // namespace aicarbon::lifecycle
