// A package: its content, its own silicon and the bonding, divided by the share of good packages.
//
//   kg      = (silicon + content + bonding) / Y
//   Y       = share of good packages, or bond yield ^ pieces if a yield of bonds is stated
//   bonding = area x EPA_bond x CI_fab
//
//   silicon    the interposer, computed as a die without defects unless a yield is stated [kg]
//   content    the parts inside the package [kg]
//   area       area of the interposer; if unknown, a ratio times the area of the dies on it [cm2]
//   pieces     number of pieces bonded in one package
//   EPA_bond   electricity of bonding: 0.09 for micro-bumps, 0.28 for hybrid bonds (3D-Carbon 2024) [kWh/cm2]
//
// CAPA gives the defect density of an interposer for its metal area, which is not published; applied to the whole area,
// that density would double the footprint of the silicon. Citation: CAPA (Liu et al.): C_2.5D = (C_Si + sum(C_i +
// C_bond)) / prod(Y_bond), with Y_bond 0.96 for micro-bumps and 0.95 for hybrid bonds (3D-Carbon). Twelve such bonds would
// lose two of five packages, while TSMC states that more than 98 % of its largest packages are good: the default is
// therefore one yield of the whole package, as in ECO-CHIP. The bonded area is assumed to be that of the package. Left
// out: the organic substrate and the lid.
#include "lifecycle/component/component.hpp"

namespace aicarbon::lifecycle {
namespace {

Cell<dim::co2e> package_footprint(const PartInput& in) {
  const PartFacts& f = in.facts;
  Cell<dim::co2e> inside = in.content;
  auto area = cell(in.sheet, f.area);
  if (area && f.area_ratio) area = named("area of the interposer", cell(in.sheet, f.area_ratio) * area);
  if (area && f.fab_energy)
    inside = inside + named("interposer", area * carbon_per_area(in.sheet, f) * wafer_loss(in.sheet, f, area) /
                                              die_yield(in.sheet, f, area));
  if (area) inside = inside + named("bonding", area * cell(in.sheet, f.bond_energy) * cell(in.sheet, f.fab));
  if (f.package_yield) return inside / cell(in.sheet, f.package_yield);
  return inside / named("share of good bonds", exp(in.bonded_pieces * log(cell(in.sheet, f.bond_yield))));
}

}  // namespace

const PartKind package_kind{.key = "package-2.5d",
                            .title = "a package of an interposer and contained parts",
                            .formula = "(interposer + contained parts + bonding) ÷ yield of the package",
                            .citation = "CAPA (Liu et al.); 3D-Carbon 2024; ECO-CHIP",
                            .of_accelerator = true,
                            .one = package_footprint};

const PartKind stack_kind{.key = "package-3d",
                          .title = "dies stacked with hybrid bonds",
                          .formula = "(contained parts + bonding) ÷ yield of the stack",
                          .citation = "CAPA (Liu et al.); 3D-Carbon 2024",
                          .of_accelerator = true,
                          .one = package_footprint};

}  // namespace aicarbon::lifecycle
