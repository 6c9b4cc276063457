// Source `unallocated`: electricity of hours in which machines stand by for nobody in particular.
//
//   kg = unallocated energy x intensity
//
//   unallocated energy   kWh: a fleet's hours that no phase draws (activity/fleet.cpp), or, on request, what utilization leaves over
//                        (activity/device_time.cpp)
//
// Citation: Luccioni et al. 2022 measured such a share for BLOOM. Left out: idle moments inside allocated hours, which are in load.
#include "lifecycle/source/catalogue.hpp"

#include "lifecycle/source/needs.hpp"

namespace aicarbon::lifecycle {
namespace {

Cell<dim::co2e> formula(const PhaseCells& p) { return p.flows.unallocated_energy.cell * p.site.intensity; }

constexpr Need needed[] = {needs::unallocated_energy, needs::grid};

}  // namespace

const Source unallocated_source{.id = "unallocated",
                                .stage = Stage::operation,
                                .method = 1,
                                .title = "electricity of unallocated hours",
                                .formula = "unallocated energy × intensity",
                                .symbols = "unallocated energy: kWh; intensity: kg CO2e/kWh",
                                .citation = "Luccioni et al. 2022",
                                .leaves_out = "idle moments inside allocated hours",
                                .electric = true,
                                .needs = needed,
                                .formula_of = formula};

}  // namespace aicarbon::lifecycle
