// Energy and water of a whole phase, which sources and totals share.
//
//   IT       = allocated + unallocated + storage + transfer inside the facility      [kWh]
//   facility = IT x PUE                                                              [kWh]
//   water    = IT x WUE + facility x water of the grid                               [L]
//
// Citation: Li et al. 2023. WUE is per kWh of IT energy.
#include "lifecycle/source/source.hpp"

namespace aicarbon::lifecycle {

Cell<dim::energy> all_it_energy(const PhaseCells& p) {
  const Flows& f = p.flows;
  if (f.it_energy && f.unallocated_energy)
    return named("IT energy including unallocated hours", f.it_energy.cell + f.unallocated_energy.cell);
  if (f.storage_energy && f.transfer_energy && !f.over_internet)
    return named("IT energy of data", f.storage_energy.cell + f.transfer_energy.cell);
  if (f.storage_energy) return f.storage_energy.cell;
  return f.it_energy ? f.it_energy.cell : f.unallocated_energy.cell;
}

Cell<dim::energy> it_power_time(const PhaseCells& p) {
  if (p.facts->site->construction_by_mean_power) return all_it_energy(p);
  return named("rated power × time", p.flows.owned_time.cell / p.hardware.devices * p.hardware.rated_power);
}

Cell<dim::energy> facility_energy(const PhaseCells& p) {
  return named("facility energy", all_it_energy(p) * p.site.pue);
}
Cell<dim::volume> water_on_site(const PhaseCells& p) { return named("on-site water", all_it_energy(p) * p.site.wue); }
Cell<dim::volume> water_of_grid(const PhaseCells& p) {
  return named("water of the grid", facility_energy(p) * p.site.grid_water);
}

}  // namespace aicarbon::lifecycle
