// A die: the carbon of the wafer area that it takes, divided by the share of good dies.
//
//   kg = n x A x CPA x loss / Y
//
//   n      number of equal dies, if only their area together is known; otherwise 1
//   A      area of the die [cm2]
//   CPA    carbon per area of processed wafer [kg/cm2] (silicon.cpp)
//   loss   wafer area used per area of die (wafer.cpp)
//   Y      share of good dies (yield.cpp)
//
// Citation: ACT (Gupta et al., ISCA 2022) for A x CPA / Y; CAPA (Liu et al.) for the loss. Left out: packaging, which
// is a separate part.
#include "lifecycle/component/component.hpp"

namespace aicarbon::lifecycle {
namespace {

Cell<dim::co2e> die_footprint(const PartInput& in) {
  const auto together = cell(in.sheet, in.facts.area);
  const auto area = in.facts.dies ? named("area of one die", together / cell(in.sheet, in.facts.dies)) : together;
  return together * carbon_per_area(in.sheet, in.facts) * wafer_loss(in.sheet, in.facts, area) /
         die_yield(in.sheet, in.facts, area);
}

}  // namespace

const PartKind die_kind{.key = "die",
                        .title = "a die",
                        .formula = "area × carbon per area × wafer area per die area ÷ yield",
                        .citation = "ACT (Gupta et al. 2022); CAPA (Liu et al.)",
                        .of_accelerator = true,
                        .one = die_footprint};

}  // namespace aicarbon::lifecycle
