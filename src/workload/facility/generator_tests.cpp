// The fields of the tests of a site's backup generators. They have no default, because no figure is published for data
// centers.
#include "workload/codecs.hpp"
#include "workload/facts.hpp"
#include "workload/fields.hpp"

#include <array>

namespace aicarbon {
namespace {

using StatedTests = Facility<Given>::GeneratorTests;
using TestsFacts = Facility<Fact>::GeneratorTests;
using workload::value;

constexpr std::array generator_tests_fields{
    value<&StatedTests::hours, &TestsFacts::hours>(
        {.name = "hours", .doc = "hours per year that a generator runs in tests", .unit = "h", .example = "\"12 h\""}),
    value<&StatedTests::power, &TestsFacts::power>({.name = "power",
                                                    .doc = "total rated power of the generators of the facility",
                                                    .unit = "MW",
                                                    .example = "\"60 MW\""}),
    value<&StatedTests::it_power, &TestsFacts::it_power>({.name = "it_power",
                                                          .doc = "rated IT power of the facility",
                                                          .unit = "MW",
                                                          .example = "\"50 MW\"",
                                                          .positive = true}),
    value<&StatedTests::load, &TestsFacts::load>({.name = "load",
                                                  .doc = "mean load in a test, as a share of rated power",
                                                  .unit = "1",
                                                  .example = "0.3",
                                                  .maximum = 1}),
    value<&StatedTests::intensity, &TestsFacts::intensity>({.name = "intensity",
                                                            .doc = "CO2e per kWh generated from the fuel",
                                                            .unit = "kg/kWh",
                                                            .example = "\"0.8 kg/kWh\""}),
};

}  // namespace

template <>
std::span<const json::Field> json::Table<StatedTests>::fields() {
  return generator_tests_fields;
}

}  // namespace aicarbon
