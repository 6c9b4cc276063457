// Source `accelerators`: making them, spread over their life.
//
//   kg = lives x devices x embodied        lives = owned time / devices / lifetime (hardware_time.cpp)
//
//   owned time   device h     embodied   kg CO2e/device (embodied.cpp)     lifetime   h
//
// Citation: E = (T / LT) x E_hw of ACT (Gupta et al., ISCA 2022), with owned in place of used time (Luccioni et al. 2022; Wu et al.
// 2021). Left out: spares and failures.
#include "lifecycle/source/catalogue.hpp"

#include "lifecycle/hardware_time.hpp"
#include "lifecycle/source/needs.hpp"

namespace aicarbon::lifecycle {
namespace {

Cell<dim::co2e> formula(const PhaseCells& p) {
  return lives(p.flows.owned_time.cell, p.hardware) * (p.hardware.devices * p.hardware.accelerator);
}

constexpr Need needed[] = {needs::split_footprint, needs::owned_time};

}  // namespace

const Source accelerators_source{.id = "accelerators",
                                 .stage = Stage::manufacturing,
                                 .method = 1,
                                 .title = "accelerators made",
                                 .formula = "owned time ÷ lifetime × embodied of one accelerator",
                                 .symbols = "owned time: device h; lifetime: h; embodied: kg CO2e per device",
                                 .citation = "Gupta et al. 2022 (ACT); Luccioni et al. 2022; Wu et al. 2021",
                                 .leaves_out = "spares and failures",
                                 .electric = false,
                                 .needs = needed,
                                 .formula_of = formula};

}  // namespace aicarbon::lifecycle
