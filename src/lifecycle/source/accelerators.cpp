// Source `accelerators`: making them, spread over their life.
//
//   kg = lives x devices x embodied        lives = owned time / devices / lifetime (hardware_time.cpp)
//                                          with spares and other lives of the machine: reuse.cpp
//
//   owned time   device h     embodied   kg CO2e/device (embodied.cpp)     lifetime   h
//
// Citation: E = (T / LT) x E_hw of ACT (Gupta et al., ISCA 2022), with owned in place of used time (Luccioni et al. 2022; Wu et al.
// 2021). Left out: spares, unless the job tells failures.
#include "lifecycle/source/catalogue.hpp"

#include "lifecycle/machine/reuse.hpp"
#include "lifecycle/source/needs.hpp"

namespace aicarbon::lifecycle {
namespace {

Cell<dim::co2e> of_node(const PhaseCells& p) { return p.hardware.devices * p.hardware.accelerator; }

Cell<dim::co2e> formula(const PhaseCells& p) { return making_of_machines(p, of_node(p)); }

std::vector<Part> parts(const PhaseCells& p) { return making(p, of_node(p), p.hardware.accelerator_parts); }

constexpr Need needed[] = {needs::split_footprint, needs::making, needs::owned_time};

}  // namespace

const Source accelerators_source{.id = "accelerators",
                                 .stage = Stage::manufacturing,
                                 .method = 1,
                                 .title = "accelerators made",
                                 .formula = "owned time ÷ lifetime × embodied of one accelerator",
                                 .symbols = "owned time: device h; lifetime: h; embodied: kg CO2e per device",
                                 .citation = "Gupta et al. 2022 (ACT); Luccioni et al. 2022; Wu et al. 2021",
                                 .leaves_out = "spares, unless failures are told",
                                 .electric = false,
                                 .needs = needed,
                                 .formula_of = formula,
                                 .parts_of = parts};

}  // namespace aicarbon::lifecycle
