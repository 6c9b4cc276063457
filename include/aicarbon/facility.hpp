// The facility of a site beyond its building and its electricity: an object for each emission source.
#pragma once

#include <aicarbon/quantity.hpp>

#include <optional>
#include <string_view>

namespace aicarbon {

/// What a site states of its facility: an object for each emission source, in two forms. Value is Given in the job and Fact
/// in the inventory. The rows of an object (src/workload/facility) connect each stated value with its fact.
template <template <Dim> class Value>
struct Facility {
  /// Backup generators and their tests.
  struct GeneratorTests {
    static constexpr std::string_view title = "generator tests", where = "sites/…/generator_tests";
    Value<dim::time> hours;  ///< per year
    Value<dim::power> power, it_power;
    Value<dim::one> load;
    Value<dim::intensity> intensity;
  };
  std::optional<GeneratorTests> generator_tests;

  /// The refrigerant in the plant, and its leakage.
  struct Refrigerant {
    static constexpr std::string_view title = "refrigerant", where = "sites/…/refrigerant";
    Value<dim::mass_per_power> charge;
    Value<dim::co2e_per_mass> gwp;
    Value<dim::one> leak, end_of_life_leak;  ///< shares of the charge, per year and at the end of life
    Value<dim::time> lifetime;
  };
  std::optional<Refrigerant> refrigerant;
};

}  // namespace aicarbon
