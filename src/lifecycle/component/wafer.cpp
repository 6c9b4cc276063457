// Dies per wafer, and the wafer area that is lost at the rim and by sawing.
//
//   N    = pi (d/2)^2 / A' - 0.51 pi d / sqrt(A')
//   loss = pi (diameter/2)^2 / (N x A)
//   d    = diameter - 2 edge
//   A'   = (sqrt(A) + kerf)^2
//
//   N               number of dies, real-valued
//   A               area of one die [mm2]
//   diameter, d     diameter of the wafer, and of its usable area [mm]
//   edge, kerf      width of the unusable rim, and total width sawn away per die [mm]
//   loss            wafer area used per area of die
//
// Citation: CAPA (Liu et al., "Manufacturing Carbon Estimation for Advanced-Packaged Architectures") with d = 300 - 2 x
// 3 mm and a total kerf of 0.06 mm, which gives the 68 dies of 800 mm2 in CAPA (67.9); 0.06 mm on each side would give
// 67.6. Valid for square dies. With "wafer": "none" the loss is 1, as in ACT.
#include "lifecycle/component/component.hpp"

namespace aicarbon::lifecycle {
namespace {

constexpr double pi = 3.14159265358979323846;
constexpr double rim = 0.51;

// Lengths and areas as plain numbers of mm and mm2, so that roots can be taken.
Cell<dim::one> in_mm(Sheet& sheet, Cell<dim::length> length) { return length / sheet.constant<dim::length>(1e-6); }
Cell<dim::one> in_mm2(Sheet& sheet, Cell<dim::area> area) { return area / sheet.constant<dim::area>(1e-6); }

}  // namespace

Cell<dim::one> dies_per_wafer(Sheet& sheet, const PartFacts& f, Cell<dim::area> area) {
  const auto diameter = in_mm(sheet, cell(sheet, f.wafer)) - 2.0 * in_mm(sheet, cell(sheet, f.edge));
  const auto side = sqrt(in_mm2(sheet, area)) + in_mm(sheet, cell(sheet, f.kerf));
  return named("dies per wafer", pi / 4 * (diameter * diameter) / (side * side) - rim * pi * diameter / side);
}

Cell<dim::one> wafer_loss(Sheet& sheet, const PartFacts& f, Cell<dim::area> area) {
  if (!f.cut_from_wafer) return sheet.constant<dim::one>(1);
  const auto diameter = in_mm(sheet, cell(sheet, f.wafer));
  return named("wafer area per die area",
               pi / 4 * (diameter * diameter) / (dies_per_wafer(sheet, f, area) * in_mm2(sheet, area)));
}

}  // namespace aicarbon::lifecycle
