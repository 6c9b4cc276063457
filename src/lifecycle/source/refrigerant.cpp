// Source `refrigerant`: leakage of the refrigerant in the plant, as stated by a site, spread evenly over the life of
// the plant.
//
// The formula is that of CIBSE TM65 as documented by C.Scale, with a leakage of 0.04 (0.02 ... 0.06) of the charge per
// year and 0.02 (0.01 ... 0.1) at the end of life. No source gives the charge per kW of a data center, so the charge
// has no default.
#include "lifecycle/source/catalogue.hpp"

#include "lifecycle/source/needs.hpp"
#include "lifecycle/source/symbols.hpp"

namespace aicarbon::lifecycle {
namespace {

using RefrigerantFacts = Facility<Fact>::Refrigerant;

const Missing* refrigerant_needed(const PhaseCells& p) {
  static const Missing silent{LineState::not_applicable, "the site states no \"refrigerant\""};
  const auto& r = p.facts->site->refrigerant;
  return !r ? &silent : first_missing(r->charge, r->gwp, r->leak, r->end_of_life_leak, r->lifetime);
}

Cell<dim::co2e> refrigerant_co2e(const PhaseCells& p) {
  const RefrigerantFacts& r = *p.facts->site->refrigerant;
  Sheet& s = *p.sheet;
  const auto lost = cell(s, r.leak) / a_year(s) + cell(s, r.end_of_life_leak) / cell(s, r.lifetime);
  return it_power_time(p) *
         named("CO2e of refrigerant losses per provisioned kWh", cell(s, r.charge) * cell(s, r.gwp) * lost);
}

template <auto Fact>
double refrigerant_best(const PhaseCells& p) {
  return symbol::best((*p.facts->site->refrigerant).*Fact);
}

}  // namespace

const Source refrigerant_source{
    .id = "refrigerant",
    .stage = Stage::operation,
    .method = 1,
    .title = "refrigerant losses",
    .formulas = {{"provisioned energy × charge × GWP × (yearly leakage + final leakage ÷ lifetime of the plant)"}},
    .symbols = {symbol::provisioned_energy,
                {"charge", "kg/kW", "refrigerant in the plant per kW of IT power", "",
                 refrigerant_best<&RefrigerantFacts::charge>},
                {"GWP", "kg CO2e/kg", "global warming potential over 100 years", "",
                 refrigerant_best<&RefrigerantFacts::gwp>},
                {"yearly leakage", "1/year", "share of the charge lost per year", "",
                 [](const PhaseCells& p) { return refrigerant_best<&RefrigerantFacts::leak>(p) / hours_per_year; }},
                {"final leakage", "1", "share of the charge that is lost when the plant is decommissioned", "",
                 refrigerant_best<&RefrigerantFacts::end_of_life_leak>},
                {"lifetime of the plant", "h", "time in service", "", refrigerant_best<&RefrigerantFacts::lifetime>}},
    .citation = "CIBSE TM65, as documented by C.Scale (second-hand)",
    .leaves_out = "production of the refrigerant",
    .electric = false,
    .scopes = {.owner = scope::direct},
    .needs = {refrigerant_needed, needs::it_power_time},
    .formula_of = refrigerant_co2e,
    .has_data = [](const PhaseFacts& phase) { return phase.site->refrigerant.has_value(); }};

}  // namespace aicarbon::lifecycle
