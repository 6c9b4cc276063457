// The share of good dies, from the density of defects.
//
//   stated              Y
//   poisson             exp(-A D0)
//   murphy              ((1 - exp(-A D0)) / (A D0))^2
//   negative-binomial   (1 + A D0 / alpha)^-alpha
//
//   sold = Y + b (1 - Y)
//
//   A       area of the die [cm2]
//   D0      density of defects [1/cm2]
//   alpha   clustering of defects
//   b       share of the dies with a defect that are sold, with parts of them disabled; 0 for a stated model
//
// Citation: CAPA (Liu et al.) for the negative binomial: with D0 0.15 and alpha 10 it gives 0.558 at 4 cm2 and 0.322 at
// 8 cm2. ACT uses one yield of 0.875 for every die. The share b is derived from the chips of two boards of NVIDIA, with
// 0.75 of the dies of 8 cm2 sold, and lies between no use of such dies and the 0.875 of ACT.
#include "lifecycle/component/component.hpp"

namespace aicarbon::lifecycle {

namespace {

Cell<dim::one> without_defects(Sheet& sheet, const PartFacts& f, Cell<dim::area> area) {
  if (f.yield_model == YieldModel::stated) return cell(sheet, f.yield);
  const auto defects = named("defects per die", area * cell(sheet, f.defect_density));
  const auto none = exp(-1.0 * defects);
  if (f.yield_model == YieldModel::poisson) return named("yield", none);
  if (f.yield_model == YieldModel::murphy) {
    const auto root = (1.0 - none) / defects;
    return named("yield", root * root);
  }
  const auto alpha = cell(sheet, f.alpha);
  return named("yield", exp(-1.0 * (alpha * log(sheet.constant<dim::one>(1) + defects / alpha))));
}

}  // namespace

Cell<dim::one> die_yield(Sheet& sheet, const PartFacts& f, Cell<dim::area> area) {
  const auto good = without_defects(sheet, f, area);
  if (!f.binning) return good;
  return named("share of dies sold", good + cell(sheet, f.binning) * (sheet.constant<dim::one>(1) - good));
}

}  // namespace aicarbon::lifecycle
