// Sums of lines by scope, source, site and country, location-based and market-based.
#pragma once

#include "lifecycle/source/booking.hpp"

#include <compare>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace aicarbon::lifecycle {

/// A site as it is listed by scope. Sites that phases describe themselves are listed by their place in the catalog.
struct ListedSite {
  std::string name;
  std::string country;  ///< three-letter code; empty if unknown
  std::optional<GridBasis> basis;
  std::string key;  ///< beginning of the names of its outputs
};

/// A country in which the job has sites.
struct ListedCountry {
  std::string country;  ///< three-letter code; empty for all sites whose country is unknown
  std::string key;
};

/// What reports by scope need besides the outputs.
struct ScopeLists {
  std::vector<ListedSite> sites;
  std::vector<ListedCountry> countries;
  std::set<std::string> partial;  ///< names of sums with a line that is not estimated; the output itself may be missing
};

class ScopeSums {
 public:
  explicit ScopeSums(Perspective perspective) : perspective_(perspective) {}

  /// Names the phase of the lines that follow.
  void enter(const PhaseCells& phase);
  /// Adds an estimated line.
  void add(const Source& source, Scope scope, const Booking& booking);
  /// Adds the generation of purchased electricity with the contracts of the site.
  void add_bought(const Source& source, Scope scope, Cell<dim::co2e> generation);
  /// Marks the sums to which a line that is not estimated, or a part of it, would belong.
  void miss(const Source& source, Scope scope);

  /// Passes each sum to `output` with its name: "by_scope/2.0", "by_scope/2.0/by_source/electricity",
  /// "by_site/FRA/main", "by_site/FRA/main/2.0", "by_country/FRA", "by_country/FRA/2.0"; with "/market" at the end, the
  /// market-based sum.
  void write(bool market, const std::function<void(std::string, std::int32_t)>& output) const;
  ScopeLists lists() const;

 private:
  enum class Kind : unsigned char { scope, source, site_scope, site, country_scope, country };
  struct Key {
    Kind kind;
    std::size_t place = 0;
    Scope scope = {};
    std::string_view source = {};
    auto operator<=>(const Key&) const = default;
  };
  struct Sum {
    Cell<dim::co2e> location;
    Cell<dim::co2e> generation;  // the part of `location` that contracts replace
    Cell<dim::co2e> bought;      // what replaces it
    bool partial = false;
  };
  using Sums = std::map<Key, Sum>;
  static void add_sum(Sum& to, const Sum& term);
  void add(std::string_view source, Scope scope, const Sum& term);
  Sums with_places(const Sums& sums) const;
  std::string name_of(const Key& key) const;

  Perspective perspective_;
  Sums sums_;  // by scope, by scope and source, and by site and scope
  std::vector<ListedSite> sites_;
  std::vector<ListedCountry> countries_;
  std::vector<Cell<dim::one>> shares_;  // share of fuel supply of each site; empty if its intensity is not split
  std::map<std::pair<std::string, std::string>, std::size_t> site_at_;
  std::vector<std::size_t> country_of_;  // index of the country of each site
  std::size_t site_ = 0;
  const PhaseCells* phase_ = nullptr;
};

}  // namespace aicarbon::lifecycle
