// Source `refrigerant`: what leaks of the refrigerant in the plant, as a site tells it.
//
//   kg = rated power x time x CO2e of refrigerant lost for one kW of IT and time (plant.cpp)
//
// Left out: making the refrigerant; refrigerants inside the IT hardware.
#include "lifecycle/source/catalogue.hpp"

#include "lifecycle/source/needs.hpp"

namespace aicarbon::lifecycle {
namespace {

Cell<dim::co2e> formula(const PhaseCells& p) { return it_power_time(p) * p.site.refrigerant.cell; }

bool spoken_of(const PhaseFacts& phase) { return phase.site.refrigerant.has_value(); }

constexpr Need needed[] = {needs::refrigerant, needs::it_power_time};

}  // namespace

const Source refrigerant_source{
    .id = "refrigerant",
    .stage = Stage::operation,
    .method = 1,
    .title = "refrigerant lost",
    .formula = "rated power × time × charge × GWP × (leak a year + leak at the end ÷ life of the plant)",
    .symbols = "rated power: kW a node; charge: kg/kW of IT; GWP: kg CO2e/kg; leaks: share of the charge; life: h",
    .citation = "CIBSE TM65, as documented by C.Scale (second-hand)",
    .leaves_out = "making the refrigerant",
    .electric = false,
    .needs = needed,
    .formula_of = formula,
    .spoken_of = spoken_of};

}  // namespace aicarbon::lifecycle
