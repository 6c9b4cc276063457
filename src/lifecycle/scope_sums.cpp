// See scope_sums.hpp.
#include "lifecycle/scope_sums.hpp"

#include "lifecycle/source/catalogue.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::lifecycle {
namespace {

std::string listed_name(const SiteFacts& site) {
  if (site.name.empty()) return "no site";
  if (!site.of_phase) return site.name;
  return site.place.empty() ? "stated grid" : site.place;
}

std::string or_unknown(const std::string& country) { return country.empty() ? "unknown" : country; }

}  // namespace

void ScopeSums::enter(const PhaseCells& phase) {
  phase_ = &phase;
  const SiteFacts& site = *phase.facts->site;
  const std::string name = listed_name(site);
  const auto [at, is_new] = site_at_.try_emplace({site.country, name}, sites_.size());
  site_ = at->second;
  if (!is_new) {
    if (sites_[site_].basis == site.basis) return;
    sites_[site_].basis.reset();  // stated grids of one country with several bases
    shares_[site_] = {};
    return;
  }
  sites_.push_back({name, site.country, site.basis, fmt::format("by_site/{}/{}", or_unknown(site.country), name)});
  shares_.push_back(phase.site.fuel_supply);
  auto country = std::ranges::find(countries_, site.country, &ListedCountry::country);
  if (country == countries_.end())
    country = countries_.insert(country, {site.country, fmt::format("by_country/{}", or_unknown(site.country))});
  country_of_.push_back(static_cast<std::size_t>(country - countries_.begin()));
}

void ScopeSums::add_sum(Sum& to, const Sum& term) {
  if (term.location) add_to(to.location, term.location);
  if (term.generation) add_to(to.generation, term.generation);
  if (term.bought) add_to(to.bought, term.bought);
  to.partial = to.partial || term.partial;
}

// Adds a term of the current phase. Sums of sites and countries are made of those of sites by scope, in the end.
void ScopeSums::add(std::string_view source, Scope scope, const Sum& term) {
  add_sum(sums_[{Kind::scope, 0, scope, {}}], term);
  add_sum(sums_[{Kind::source, 0, scope, source}], term);
  add_sum(sums_[{Kind::site_scope, site_, scope, {}}], term);
}

void ScopeSums::add(const Source& source, Scope scope, const Booking& b) {
  if (b.generation) add(source.id, scope, Sum{.location = b.generation, .generation = b.generation, .bought = {}});
  if (b.other) add(source.id, scope, Sum{.location = b.other, .generation = {}, .bought = {}});
  if (!b.fuel_supply) return;
  // Where both terms have one scope, the line is listed whole under its own source.
  const Scope of_supply = fuel_supply_scope(perspective_);
  add(of_supply == scope ? source.id : upstream_source.id, of_supply,
      Sum{.location = b.fuel_supply, .generation = {}, .bought = {}});
}

void ScopeSums::add_bought(const Source& source, Scope scope, Cell<dim::co2e> generation) {
  add(source.id, scope, Sum{.location = {}, .generation = {}, .bought = generation});
}

void ScopeSums::miss(const Source& source, Scope scope) {
  Sum unknown;
  unknown.partial = true;
  add(source.id, scope, unknown);
  const Scope of_supply = fuel_supply_scope(perspective_);
  if (is_purchased(source, *phase_) && phase_->site.fuel_supply && of_supply != scope)
    add(upstream_source.id, of_supply, unknown);
}

ScopeSums::Sums ScopeSums::with_places(const Sums& sums) const {
  Sums all = sums;
  for (const auto& [key, sum] : sums) {
    if (key.kind != Kind::site_scope) continue;
    const std::size_t country = country_of_[key.place];
    add_sum(all[{Kind::site, key.place, {}, {}}], sum);
    add_sum(all[{Kind::country_scope, country, key.scope, {}}], sum);
    add_sum(all[{Kind::country, country, {}, {}}], sum);
  }
  return all;
}

std::string ScopeSums::name_of(const Key& key) const {
  const std::string scope = fmt::format("{}.{}", key.scope.scope, key.scope.category);
  switch (key.kind) {
  case Kind::scope: return "by_scope/" + scope;
  case Kind::source: return fmt::format("by_scope/{}/by_source/{}", scope, key.source);
  case Kind::site: return sites_[key.place].key;
  case Kind::site_scope: return sites_[key.place].key + "/" + scope;
  case Kind::country: return countries_[key.place].key;
  case Kind::country_scope: break;
  }
  return countries_[key.place].key + "/" + scope;
}

void ScopeSums::write(bool market, const std::function<void(std::string, std::int32_t)>& output) const {
  for (const auto& [key, sum] : with_places(sums_)) {
    const std::string name = name_of(key);
    if (sum.location) output(name, sum.location.index);
    if (!market || !sum.location) continue;
    Cell<dim::co2e> with_contracts = sum.generation ? sum.location - sum.generation : sum.location;
    if (sum.bought) add_to(with_contracts, sum.bought);
    output(name + "/market", with_contracts.index);
  }
  for (std::size_t k = 0; k < sites_.size(); ++k)
    if (shares_[k]) output(sites_[k].key + "/fuel_supply_share", shares_[k].index);
}

ScopeLists ScopeSums::lists() const {
  Sums known;
  for (const auto& [key, sum] : sums_) known[key].partial = sum.partial;  // without cells, so that none is added
  ScopeLists lists{sites_, countries_, {}};
  for (const auto& [key, sum] : with_places(known))
    if (sum.partial) lists.partial.insert(name_of(key));
  return lists;
}

}  // namespace aicarbon::lifecycle
