// Source `end_of_life`: treatment of the machines at the end of life, spread over their life. The line does not include
// savings elsewhere from recycling.
#include "lifecycle/source/catalogue.hpp"

#include "lifecycle/machine/hardware_time.hpp"
#include "lifecycle/source/needs.hpp"
#include "lifecycle/source/symbols.hpp"

namespace aicarbon::lifecycle {
namespace {

Cell<dim::one> ends(const PhaseCells& p) {
  const auto all = lives(p.flows.owned_time.cell, p.hardware);
  return p.hardware.end_of_life_share ? all * p.hardware.end_of_life_share : all;
}

}  // namespace

const Source end_of_life_source{
    .id = "end_of_life",
    .stage = Stage::end_of_life,
    .method = 1,
    .title = "end-of-life treatment of the machines",
    .formulas =
        {{"owned time ÷ devices in a node ÷ lifetime × reserved share × share of end of life × treatment of one node"}},
    .symbols =
        {symbol::owned_time,
         symbol::devices,
         symbol::lifetime,
         symbol::share_held,
         {"share of end of life", "1", "by service time, the share of the years of service; otherwise 1",
          "hardware-time", [](const PhaseCells& p) { return symbol::best(p.hardware.end_of_life_share, 1); }},
         {"treatment of one node", "kg CO2e/node",
          "as stated, mass × factor (by route), or a share of manufacturing; plus the recycling that the allocation rule charges",
          "",
          [](const PhaseCells& p) {
            return symbol::best(p.hardware.end_of_life_parts.empty() ? p.hardware.end_of_life
                                                                     : sum_of(p.hardware.end_of_life_parts));
          }}},
    .citation = "SCARIF 2023 (share); ADEME/Hubblo 2026 (per kg)",
    .leaves_out = "credits for recycled material, which are outside the total",
    .electric = false,
    .scopes = {.owner = scope::waste},
    .needs = {needs::end_of_life, needs::owned_time},
    .formula_of = [](const PhaseCells& p) { return ends(p) * p.hardware.end_of_life; },
    .parts_of =
        [](const PhaseCells& p) {
          return p.hardware.end_of_life_parts.empty() ? std::vector<Part>{}
                                                      : scaled(ends(p), p.hardware.end_of_life_parts);
        }};

}  // namespace aicarbon::lifecycle
