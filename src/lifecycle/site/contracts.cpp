// See contracts.hpp. A site with several contracts has their mean intensity of generation, weighted by share:
//
//   intensity  = sum over contracts of share x generation / sum of shares            [kg CO2e/kWh]
//   generation = intensity of the contract x (1 - share of fuel supply in it)
//
// The shares add up to 1 at their best values. Shares with ranges are drawn one by one, so the draws are divided by
// their sum. Contracts replace generation only (docs/adr/0032), so the mean has no fuel supply. A contract whose
// intensity is unknown leaves the mean unknown.
//
// Citation: GHG Protocol Scope 2 Guidance (2015), second-hand: each quantity of electricity is multiplied by the factor
// of the contract that conveys it, and the rest by that of the residual mix.
#include "lifecycle/site/contracts.hpp"

#include "lifecycle/site/fuel_supply.hpp"

namespace aicarbon::lifecycle {
namespace {

Cell<dim::intensity> generation_of(Sheet& sheet, const ElectricityFacts& electricity) {
  const auto intensity = cell(sheet, electricity.intensity);
  const auto supply = fuel_supply_share(sheet, electricity);
  return supply ? named("generation within the intensity", intensity * (1 - supply)) : intensity;
}

Cell<dim::intensity> mean_generation(Sheet& sheet, const std::vector<ContractFacts>& contracts) {
  Cell<dim::intensity> sum;
  Cell<dim::one> shares;
  for (const ContractFacts& contract : contracts) {
    const auto share = cell(sheet, contract.share);
    add_to(sum, share * generation_of(sheet, contract.electricity));
    add_to(shares, share);
  }
  return named("intensity of the contracts", sum / shares);
}

}  // namespace

const Missing* unknown_contract(const SiteFacts& site) {
  for (const ContractFacts& contract : site.contracts)
    if (!contract.electricity.intensity) return &contract.electricity.intensity.missing;
  return nullptr;
}

SiteCells with_contracts(Sheet& sheet, const SiteFacts& site, const SiteCells& grid) {
  SiteCells cells = grid;
  const ContractFacts& first = site.contracts.front();
  if (!first.share) {
    cells.intensity = cell(sheet, first.electricity.intensity);
    cells.fuel_supply = fuel_supply_share(sheet, first.electricity);
  } else {
    cells.intensity = mean_generation(sheet, site.contracts);
    cells.fuel_supply = {};
  }
  return cells;
}

}  // namespace aicarbon::lifecycle
