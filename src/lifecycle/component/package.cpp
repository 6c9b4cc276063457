// A package: its content, its own silicon and the bonding, over the share of good bonds.
//
//   kg = (silicon + held + bonding) / bond yield ^ pieces
//   bonding = area x EPA_bond x CI_fab
//
//   silicon   kg   interposer, as a die without defects: CAPA gives their density for its metal area, which is not
//                  published; on the whole area they would double it. A stated yield is used
//   held      kg   the parts inside      pieces   bonded in one package
//   EPA_bond  kWh/cm2   0.09 for micro-bumps, 0.28 hybrid (3D-Carbon 2024)
//
// Citation: CAPA (Liu et al.): C_2.5D = (C_Si + sum(C_i + C_bond)) / prod(Y_bond), Y_bond 0.96 for micro-bumps, 0.95 hybrid. The area
// bonded is taken as the package's. Left out: organic substrate and lid.
#include "lifecycle/component/component.hpp"

namespace aicarbon::lifecycle {
namespace {

Cell<dim::co2e> package_footprint(const PartInput& in) {
  const PartFacts& f = in.facts;
  Cell<dim::co2e> inside = in.content;
  const auto area = cell(in.sheet, f.area);
  if (area && f.fab_energy)
    inside = inside + named("interposer", area * carbon_per_area(in.sheet, f) * wafer_loss(in.sheet, f, area) /
                                              die_yield(in.sheet, f, area));
  if (area) inside = inside + named("bonding", area * cell(in.sheet, f.bond_energy) * cell(in.sheet, f.fab));
  return inside / named("good bonds", exp(in.bonded_pieces * log(cell(in.sheet, f.bond_yield))));
}

}  // namespace

const PartKind package_kind{.key = "package-2.5d",
                            .title = "a package with an interposer and its content",
                            .formula = "(interposer + parts held + bonding) ÷ bond yield ^ pieces",
                            .citation = "CAPA (Liu et al.); 3D-Carbon 2024",
                            .of_accelerator = true,
                            .one = package_footprint};

const PartKind stack_kind{.key = "package-3d",
                          .title = "dies stacked with hybrid bonds",
                          .formula = "(parts held + bonding) ÷ bond yield ^ pieces",
                          .citation = "CAPA (Liu et al.); 3D-Carbon 2024",
                          .of_accelerator = true,
                          .one = package_footprint};

}  // namespace aicarbon::lifecycle
