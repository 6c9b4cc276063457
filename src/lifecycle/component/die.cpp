// A die: its wafer area over the share of good dies.
//
//   kg = A x CPA x loss / Y
//
//   A   cm2   of the die      CPA   kg/cm2 (silicon.cpp)      loss (wafer.cpp)      Y (yield.cpp)
//
// Citation: ACT (Gupta et al., ISCA 2022) for A x CPA / Y; CAPA (Liu et al.) for the loss. Left out: packaging, which
// is a separate part.
#include "lifecycle/component/component.hpp"

namespace aicarbon::lifecycle {
namespace {

Cell<dim::co2e> die_footprint(const PartInput& in) {
  const auto area = cell(in.sheet, in.facts.area);
  return area * carbon_per_area(in.sheet, in.facts) * wafer_loss(in.sheet, in.facts, area) /
         die_yield(in.sheet, in.facts, area);
}

}  // namespace

const PartKind die_kind{.key = "die",
                        .title = "a die",
                        .formula = "area × carbon per area × wafer over die area ÷ yield",
                        .citation = "ACT (Gupta et al. 2022); CAPA (Liu et al.)",
                        .of_accelerator = true,
                        .one = die_footprint};

}  // namespace aicarbon::lifecycle
