// Energy of the whole phase and water, shared by sources and totals.
//
//   IT       = allocated + unallocated                     [kWh]
//   facility = IT x PUE                                    [kWh]
//   water    = IT x WUE  +  facility x water of the grid   [L]      (Li et al. 2023; WUE is per kWh of IT energy)
#include "lifecycle/source/source.hpp"

namespace aicarbon::lifecycle {

Cell<dim::energy> all_it_energy(const PhaseCells& p) {
  const auto& it = p.flows.it_energy.cell;
  const auto& rest = p.flows.unallocated_energy.cell;
  if (it && rest) return named("IT energy with unallocated", it + rest);
  return it ? it : rest;
}

Cell<dim::energy> facility_energy(const PhaseCells& p) {
  return named("facility energy", all_it_energy(p) * p.site.pue);
}
Cell<dim::volume> water_on_site(const PhaseCells& p) { return named("water on site", all_it_energy(p) * p.site.wue); }
Cell<dim::volume> water_of_grid(const PhaseCells& p) {
  return named("water of the grid", facility_energy(p) * p.site.grid_water);
}

}  // namespace aicarbon::lifecycle
