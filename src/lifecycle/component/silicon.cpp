// Carbon of a square centimetre of processed wafer.
//
//   CPA = EPA x CI_fab + GPA(abatement) + MPA
//   GPA(a) = GPA95 + (GPA99 - GPA95) x (a - 0.95) / 0.04
//
//   EPA   kWh/cm2   electricity of the fab, by node        CI_fab   kg CO2e/kWh   of the fab's grid
//   GPA   kg/cm2    process gases that are not destroyed   MPA      kg/cm2        materials
//
// Citation: ACT (Gupta et al., ISCA 2022), its tables by node; the gases between its two columns are interpolated
// linearly, which reproduces its GPA97. Valid for abatement from 0.95 to 0.99 and the nodes of the table. Left out:
// masks, test, the fab's building. Known bias: without the wafer's rim and kerf (wafer.cpp) and with one yield for all
// areas, ACT underestimates large dies: half of imec.netzero's figure at 826 mm2 (CAPA, Liu et al.).
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
