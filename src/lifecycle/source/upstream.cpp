// Source `upstream`: fuel supply and construction of power plants, which a direct intensity leaves out. They are
// computed from the generation mix of the country and the values per fuel in table A.III.2 of IPCC AR5 WG3
// (upstream.csv).
#include "lifecycle/source/catalogue.hpp"

#include "lifecycle/source/needs.hpp"
#include "lifecycle/source/symbols.hpp"

namespace aicarbon::lifecycle {
namespace {

Cell<dim::co2e> upstream_co2e(const PhaseCells& p) {
  const auto delivered = facility_energy(p);
  const auto generated = p.site.loss ? named("electricity generated", delivered / (1 - p.site.loss)) : delivered;
  return generated * p.site.upstream;
}

}  // namespace

const Source upstream_source{.id = "upstream",
                             .stage = Stage::operation,
                             .method = 1,
                             .title = "fuel supply and power plants",
                             .formulas = {{"facility energy ÷ (1 − loss) × upstream"}},
                             .symbols = {symbol::facility_energy, symbol::loss, symbol::upstream},
                             .citation = "IPCC AR5 WG3 Annex III",
                             .leaves_out = "imported electricity",
                             .electric = true,
                             .scopes = {.owner = scope::energy_related},
                             .needs = {needs::electricity, needs::upstream},
                             .formula_of = upstream_co2e};

}  // namespace aicarbon::lifecycle
