// See scopes.hpp.
#include "report/scopes.hpp"

#include "lifecycle/source/scope.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace aicarbon::report {
namespace {

class Sums {
 public:
  Sums(const lifecycle::ScopeLists& lists, const Figures& figures) : lists_(lists), figures_(figures) {}

  // Fills in a sum by the name of its output. Returns whether anything belongs to it, estimated or not.
  bool fill(auto& sum, const std::string& key) const {
    sum.co2e_kg = figures_.of_job(key);
    sum.co2e_market_kg = figures_.of_job(key + "/market");
    sum.complete = !lists_.partial.contains(key);
    return sum.co2e_kg || !sum.complete;
  }

  std::vector<ScopeFigure> scopes(const std::string& prefix) const {
    std::vector<ScopeFigure> list;
    for (const lifecycle::Scope& scope : all_scopes()) {
      ScopeFigure f;
      f.scope = scope_number(scope.scope);
      f.category = scope_number(scope.category);
      if (fill(f, fmt::format("{}/{}", prefix, scope_key(scope)))) list.push_back(std::move(f));
    }
    return list;
  }

 private:
  const lifecycle::ScopeLists& lists_;
  const Figures& figures_;
};

}  // namespace

bool is_ranged(const lifecycle::Model& model, const lifecycle::Output& output) {
  return model.scopes.sites.size() <= most_ranged_sites || !output.key.starts_with("by_site/");
}

void add_scopes(Report& r, const lifecycle::ScopeLists& lists, const Figures& figures) {
  const Sums sums(lists, figures);
  r.by_scope = sums.scopes("by_scope");
  for (ScopeFigure& f : r.by_scope)
    for (const auto& source : lifecycle::sources()) {
      ScopeSource of_source;
      if (sums.fill(of_source,
                    fmt::format("by_scope/{}.{}/by_source/{}", f.scope.value_or(0), f.category.value_or(0), source.id)))
        f.by_source.emplace_back(source.id, of_source);
    }
  for (const lifecycle::ListedCountry& country : lists.countries) {
    CountryScopes c;
    c.country = country.country;
    if (!sums.fill(c, country.key)) continue;
    c.by_scope = sums.scopes(country.key);
    r.by_country.push_back(std::move(c));
  }
  for (const lifecycle::ListedSite& site : lists.sites) {
    SiteScopes s;
    s.site = site.name;
    s.country = site.country;
    if (site.basis) s.basis = word(*site.basis);
    s.fuel_supply_share = figures.of_job(site.key + "/fuel_supply_share");
    if (!sums.fill(s, site.key)) continue;
    s.by_scope = sums.scopes(site.key);
    r.by_site.push_back(std::move(s));
  }
}

const std::vector<lifecycle::Scope>& all_scopes() {
  static const std::vector<lifecycle::Scope> all = [] {
    std::set<lifecycle::Scope> seen;
    for (const auto& source : lifecycle::sources())
      for (const auto& scope : {source.scopes.owner, source.scopes.tenant, source.scopes.api_user}) seen.insert(scope);
    return std::vector<lifecycle::Scope>(seen.begin(), seen.end());
  }();
  return all;
}

std::string scope_key(lifecycle::Scope scope) { return fmt::format("{}.{}", scope.scope, scope.category); }

std::optional<int> scope_number(int number) { return number == 0 ? std::nullopt : std::optional(number); }

}  // namespace aicarbon::report
