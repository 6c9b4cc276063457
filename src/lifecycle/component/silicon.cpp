// Carbon per square centimeter of processed wafer.
//
//   CPA    = EPA x CI_fab + GPA(abatement) + MPA
//   GPA(a) = GPA95 + (GPA99 - GPA95) x (a - 0.95) / 0.04
//
//   EPA      electricity of the fab, by process node [kWh/cm2]
//   CI_fab   intensity of the fab's grid [kg CO2e/kWh]
//   GPA      process gases that are not destroyed [kg/cm2]
//   MPA      raw materials [kg/cm2]
//
// Citation: ACT (Gupta et al., ISCA 2022), its tables by process node. Gases are interpolated linearly between the two
// columns of ACT's table, which reproduces ACT's value at 97 %. Valid for an abatement of 0.95 to 0.99 and the nodes in
// the table; the default range of the abatement goes down to 0.90, where the line is extrapolated. Left out: masks,
// testing, and the building of the fab. Known bias: ACT has neither the rim and kerf of the wafer (wafer.cpp) nor a
// yield that depends on the area, and so underestimates large dies: at 826 mm2 it gives half of the figure of
// imec.netzero (CAPA, Liu et al.).
#include "lifecycle/component/component.hpp"

namespace aicarbon::lifecycle {
namespace {

constexpr double low_abatement = 0.95;
constexpr double high_abatement = 0.99;

}  // namespace

Cell<dim::co2e_per_area> carbon_per_area(Sheet& sheet, const PartFacts& f) {
  const auto gas95 = cell(sheet, f.gas95);
  const auto gas99 = cell(sheet, f.gas99);
  const auto span = sheet.constant<dim::one>(high_abatement - low_abatement);
  const auto gases =
      named("process gases", gas95 + (gas99 - gas95) * ((cell(sheet, f.abatement) - low_abatement) / span));
  return named("carbon per area", cell(sheet, f.fab_energy) * cell(sheet, f.fab) + gases + cell(sheet, f.materials));
}

}  // namespace aicarbon::lifecycle
