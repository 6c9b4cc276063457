// Source `end_of_life`: treating the machines at their end, spread over their life. What recycling saves elsewhere is no part of it.
//
//   kg = lives x share of the end x (treatment of one node (treatment.cpp) + recycling by the rule (recycling.cpp))
//
//   share of the end   1, or by years served where another life follows (reuse.cpp)
#include "lifecycle/source/catalogue.hpp"

#include "lifecycle/cells.hpp"
#include "lifecycle/machine/hardware_time.hpp"
#include "lifecycle/source/needs.hpp"

namespace aicarbon::lifecycle {
namespace {

Cell<dim::one> ends(const PhaseCells& p) {
  const auto all = lives(p.flows.owned_time.cell, p.hardware);
  return p.hardware.end_of_life_share ? all * p.hardware.end_of_life_share : all;
}

Cell<dim::co2e> formula(const PhaseCells& p) { return ends(p) * p.hardware.end_of_life; }

std::vector<Part> parts(const PhaseCells& p) {
  return p.hardware.end_of_life_parts.empty() ? std::vector<Part>{} : scaled(ends(p), p.hardware.end_of_life_parts);
}

constexpr Need needed[] = {needs::end_of_life, needs::owned_time};

}  // namespace

const Source end_of_life_source{
    .id = "end_of_life",
    .stage = Stage::end_of_life,
    .method = 1,
    .title = "machines treated at their end",
    .formula = "owned time ÷ devices in a node ÷ lifetime × treatment of one node",
    .symbols = "treatment: stated, mass × factor (by route), or a share of manufacturing; kg CO2e a node",
    .citation = "SCARIF 2023 (share); ADEME/Hubblo 2026 (per kg)",
    .leaves_out = "credits for recycled material, which stand outside the total",
    .electric = false,
    .needs = needed,
    .formula_of = formula,
    .parts_of = parts};

}  // namespace aicarbon::lifecycle
