// Source `overhead`: electricity of cooling, power conversion and the rest of the facility.
//
//   kg = IT energy x (PUE - 1) x intensity        IT energy with that of unallocated hours
//
//   PUE   facility energy over IT energy (ISO/IEC 30134-2); it multiplies operational energy once and nothing else
//
// Left out: backup generators and refrigerants, which PUE does not hold.
#include "lifecycle/source/catalogue.hpp"

#include "lifecycle/source/needs.hpp"

namespace aicarbon::lifecycle {
namespace {

Cell<dim::co2e> formula(const PhaseCells& p) { return all_it_energy(p) * (p.site.pue - 1) * p.site.intensity; }

constexpr Need needed[] = {needs::electricity, needs::grid};

}  // namespace

const Source overhead_source{
    .id = "overhead",
    .stage = Stage::operation,
    .method = 1,
    .title = "electricity of the facility beyond IT",
    .formula = "IT energy × (PUE − 1) × intensity",
    .symbols = "IT energy: kWh, unallocated hours included; PUE: facility over IT energy; intensity: kg CO2e/kWh",
    .citation = "ISO/IEC 30134-2",
    .leaves_out = "backup generators, refrigerants",
    .electric = true,
    .needs = needed,
    .formula_of = formula};

}  // namespace aicarbon::lifecycle
