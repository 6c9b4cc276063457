// Source `end_of_life`: treating the machines at their end, spread over their life. Cut-off: no credit for what is recycled.
//
//   kg = lives x treatment of one node (treatment.cpp)
#include "lifecycle/source/catalogue.hpp"

#include "lifecycle/hardware_time.hpp"
#include "lifecycle/source/needs.hpp"

namespace aicarbon::lifecycle {
namespace {

Cell<dim::co2e> formula(const PhaseCells& p) {
  return lives(p.flows.owned_time.cell, p.hardware) * p.hardware.end_of_life;
}

constexpr Need needed[] = {needs::end_of_life, needs::owned_time};

}  // namespace

const Source end_of_life_source{.id = "end_of_life",
                                .stage = Stage::end_of_life,
                                .method = 1,
                                .title = "machines treated at their end",
                                .formula = "owned time ÷ devices in a node ÷ lifetime × treatment of one node",
                                .symbols =
                                    "treatment: stated, mass × factor, or a share of manufacturing; kg CO2e a node",
                                .citation = "SCARIF 2023 (share); ADEME/Hubblo 2026 (per kg)",
                                .leaves_out = "credits for recycled material (cut-off)",
                                .electric = false,
                                .needs = needed,
                                .formula_of = formula};

}  // namespace aicarbon::lifecycle
