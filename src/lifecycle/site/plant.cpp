// What the plant of a site emits itself, for one kW of IT and time.
//
//   generator tests = (hours / year) x load x (generators / IT power) x intensity of the fuel               [kg CO2e/(kW h)]
//   refrigerant     = charge x GWP x (leak / year + leak at the end / life of the plant)                     [kg CO2e/(kW h)]
//
//   hours        that generators run in tests, in a year       generators / IT power   rated power of both, of one facility
//   intensity    kg CO2e/kWh generated                         charge                  kg of refrigerant for one kW of IT
//   leak         0.04 (0.02 ... 0.06) of the charge a year, at the end 0.02 (0.01 ... 0.1): CIBSE TM65 as listed by C.Scale, second-hand
//
// Citation: charge x GWP x (annual leak x years + leak at the end) is the form of CIBSE TM65 as C.Scale documents it. No source gives hours,
// load, fuel per kWh or charge per kW of a data center: no default stands in. A check: all direct emissions of Alphabet, vehicles and
// offices included, are 0.9 to 1.6 % of its location-based electricity. Left out: outages, and making and carrying fuel and refrigerant.
#include "lifecycle/site/plant.hpp"

namespace aicarbon::lifecycle {
namespace {

using Rate = Flow<dim::intensity>;

template <Dim... D>
const Missing* first_missing(const Fact<D>&... facts) {
  const Missing* found = nullptr;
  ((found == nullptr&& !facts ? found = &facts.missing : nullptr), ...);
  return found;
}

Cell<dim::time> a_year(Sheet& sheet) { return named("a year", sheet.constant<dim::time>(hours_per_year)); }

}  // namespace

Rate generator_tests(Sheet& sheet, const BackupPowerFacts& f) {
  if (const Missing* missing = first_missing(f.hours, f.power, f.it_power, f.load, f.intensity))
    return no_flow<dim::intensity>(*missing);
  const auto generators = cell(sheet, f.power) / cell(sheet, f.it_power);
  const auto run = cell(sheet, f.hours) / a_year(sheet) * cell(sheet, f.load);
  return flow(named("generator tests for one kW", run * generators * cell(sheet, f.intensity)));
}

Rate refrigerant_lost(Sheet& sheet, const RefrigerantFacts& f) {
  if (const Missing* missing = first_missing(f.charge, f.gwp, f.leak, f.end_of_life_leak, f.life))
    return no_flow<dim::intensity>(*missing);
  const auto lost = cell(sheet, f.leak) / a_year(sheet) + cell(sheet, f.end_of_life_leak) / cell(sheet, f.life);
  return flow(named("refrigerant lost for one kW", cell(sheet, f.charge) * cell(sheet, f.gwp) * lost));
}

}  // namespace aicarbon::lifecycle
