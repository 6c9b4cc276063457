// See fuel_supply.hpp.
//
//   share = upstream / (direct + upstream)
//
// Both terms are those of one generation mix, with one set of factors per fuel (upstream.csv: IPCC AR5 WG3 Annex III,
// shares of Our World in Data), so the share lies between 0 and 1 for every mix and every draw. It is applied to the
// intensity of the grid, whose level is from another data set: levels differ between data sets, the mix hardly does.
//
// Validity: annual averages of national generation; imports are left out. Stack CO2 of biomass counts as zero, and all
// of its life cycle as upstream, as the GHG Protocol reports biogenic CO2 outside the scopes.
#include "lifecycle/site/fuel_supply.hpp"

namespace aicarbon::lifecycle {

Cell<dim::one> fuel_supply_share(Sheet& sheet, const ElectricityFacts& electricity) {
  const auto direct = cell(sheet, electricity.mix_direct);
  const auto upstream = cell(sheet, electricity.mix_upstream);
  if (!direct || !upstream) return {};
  return named("share of fuel supply", upstream / named("life-cycle emissions of the mix", direct + upstream));
}

}  // namespace aicarbon::lifecycle
