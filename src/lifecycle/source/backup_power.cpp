// Source `backup_power`: tests of backup generators, as stated by a site. PUE does not cover the fuel of the
// generators, which is burned on site.
//
// No source gives hours, load or fuel per kWh of a data center, so there is no default. For comparison, all direct
// emissions of Alphabet, including vehicles and offices, are 0.9 to 1.6 % of its location-based emissions from
// electricity.
#include "lifecycle/source/catalogue.hpp"

#include "lifecycle/source/needs.hpp"
#include "lifecycle/source/symbols.hpp"

namespace aicarbon::lifecycle {
namespace {

using GeneratorTests = Facility<Fact>::GeneratorTests;

const Missing* backup_power_needed(const PhaseCells& p) {
  static const Missing silent{LineState::not_applicable, "the site states no \"generator_tests\""};
  const auto& b = p.facts->site->generator_tests;
  return !b ? &silent : first_missing(b->hours, b->power, b->it_power, b->load, b->intensity);
}

Cell<dim::co2e> backup_power_co2e(const PhaseCells& p) {
  const GeneratorTests& b = *p.facts->site->generator_tests;
  Sheet& s = *p.sheet;
  const auto generators = cell(s, b.power) / cell(s, b.it_power);
  const auto run = cell(s, b.hours) / a_year(s) * cell(s, b.load);
  return it_power_time(p) *
         named("CO2e of generator tests per provisioned kWh", run * generators * cell(s, b.intensity));
}

template <auto Fact>
double backup_power_best(const PhaseCells& p) {
  return symbol::best((*p.facts->site->generator_tests).*Fact);
}

}  // namespace

const Source backup_power_source{
    .id = "backup_power",
    .stage = Stage::operation,
    .method = 1,
    .title = "tests of backup generators",
    .formulas = {{"provisioned energy × share of the year × load × generators ÷ IT power × intensity of the fuel"}},
    .symbols = {symbol::provisioned_energy,
                {"share of the year", "1", "share of a year that a generator runs in tests", "",
                 [](const PhaseCells& p) { return backup_power_best<&GeneratorTests::hours>(p) / hours_per_year; }},
                {"load", "1", "mean load in a test, as a share of rated power", "",
                 backup_power_best<&GeneratorTests::load>},
                {"generators", "kW", "rated power of all generators of one facility", "",
                 backup_power_best<&GeneratorTests::power>},
                {"IT power", "kW", "rated IT power of the same facility", "",
                 backup_power_best<&GeneratorTests::it_power>},
                {"intensity of the fuel", "kg CO2e/kWh", "CO2e per kWh generated", "",
                 backup_power_best<&GeneratorTests::intensity>}},
    .citation = "plain multiplication of figures that the user states",
    .leaves_out = "outages; production and transport of the fuel",
    .electric = false,
    .scopes = {.owner = scope::direct},
    .needs = {backup_power_needed, needs::it_power_time},
    .formula_of = backup_power_co2e,
    .has_data = [](const PhaseFacts& phase) { return phase.site->generator_tests.has_value(); }};

}  // namespace aicarbon::lifecycle
