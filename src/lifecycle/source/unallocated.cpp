// Source `unallocated`: electricity of machines in hours that are not allocated to any work. These are the hours of a
// fleet that the phases on it leave unused (activity/fleet.cpp) or, on request, the hours that utilization leaves
// unallocated (activity/device_time.cpp). Luccioni et al. 2022 measured such electricity for BLOOM. Idle moments within
// allocated hours are part of the load.
#include "lifecycle/source/catalogue.hpp"

#include "lifecycle/source/needs.hpp"
#include "lifecycle/source/symbols.hpp"

namespace aicarbon::lifecycle {

const Source unallocated_source{
    .id = "unallocated",
    .stage = Stage::operation,
    .method = 1,
    .title = "electricity of unallocated hours",
    .formulas = {{"unallocated energy × intensity"}},
    .symbols =
        {{"unallocated energy", "kWh",
          "energy of hours of a fleet that the phases on it leave unused, or that utilization leaves unallocated", "",
          [](const PhaseCells& p) { return symbol::best(p.flows.unallocated_energy.cell); }},
         symbol::intensity},
    .citation = "Luccioni et al. 2022",
    .leaves_out = "idle moments inside allocated hours",
    .electric = true,
    .scopes = {.owner = scope::electricity},
    .needs = {needs::unallocated_energy, needs::grid},
    .formula_of = [](const PhaseCells& p) { return p.flows.unallocated_energy.cell * p.site.intensity; }};

}  // namespace aicarbon::lifecycle
