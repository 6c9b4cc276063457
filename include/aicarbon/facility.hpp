// The emission sources of a site's facility other than its building and its electricity, each with an object of values.
#pragma once

#include <aicarbon/quantity.hpp>

#include <optional>
#include <string_view>

namespace aicarbon {

/// The values of a site's facility: an object for each emission source. Facility<Given> is what the job states, and
/// Facility<Fact> is what the inventory contains. The table of fields of an object (src/workload/facility) connects
/// each stated value with its fact.
template <template <Dim> class Value>
struct Facility {
  /// Backup generators and their tests.
  struct GeneratorTests {
    static constexpr std::string_view title = "generator tests", where = "sites/…/generator_tests";
    Value<dim::time> hours;  ///< hours of testing per year
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
