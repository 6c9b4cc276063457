// Source `backup_power`: backup generators run in tests, as a site tells them.
//
//   kg = rated power x time x CO2e of generator tests for one kW of IT and time (plant.cpp)
//
// Left out: outages, making and carrying the fuel. PUE holds none of it: the fuel is the site's own.
#include "lifecycle/source/catalogue.hpp"

#include "lifecycle/source/needs.hpp"

namespace aicarbon::lifecycle {
namespace {

Cell<dim::co2e> formula(const PhaseCells& p) { return it_power_time(p) * p.site.backup_power.cell; }

bool spoken_of(const PhaseFacts& phase) { return phase.site.backup_power.has_value(); }

constexpr Need needed[] = {needs::backup_power, needs::it_power_time};

}  // namespace

const Source backup_power_source{
    .id = "backup_power",
    .stage = Stage::operation,
    .method = 1,
    .title = "backup generators tested",
    .formula = "rated power × time × hours in a year × load × generators ÷ IT power × intensity of the fuel",
    .symbols = "rated power: kW a node; hours: share of a year; generators, IT power: kW; intensity: kg CO2e/kWh",
    .citation = "plain multiplication; every figure is stated by the user",
    .leaves_out = "outages; making and carrying the fuel",
    .electric = false,
    .needs = needed,
    .formula_of = formula,
    .spoken_of = spoken_of};

}  // namespace aicarbon::lifecycle
