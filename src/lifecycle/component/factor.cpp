// A part whose footprint is an amount times a factor from the parts table, per GB, kg, cm2 or piece.
//
//   kg = amount x factor / Y      Y: the yield if one is stated, otherwise 1
//
// Citation: given in each row of parts.csv. Y is used as in ACT's memory model (Gupta et al., ISCA 2022).
#include "lifecycle/component/component.hpp"

namespace aicarbon::lifecycle {
namespace {

Cell<dim::co2e> before_yield(const PartInput& in) {
  const PartFacts& f = in.facts;
  if (f.per_data && f.memory)
    return cell(in.sheet, f.memory) * in.sheet.constant<dim::device>(1) * cell(in.sheet, f.per_data);
  if (f.per_data) return cell(in.sheet, f.capacity) * cell(in.sheet, f.per_data);
  if (f.per_mass) return cell(in.sheet, f.mass) * cell(in.sheet, f.per_mass);
  if (f.per_area) return cell(in.sheet, f.area) * cell(in.sheet, f.per_area);
  return cell(in.sheet, f.each);
}

}  // namespace

Cell<dim::co2e> by_factor(const PartInput& in) {
  const auto made = before_yield(in);
  return in.facts.yield ? made / cell(in.sheet, in.facts.yield) : made;
}

}  // namespace aicarbon::lifecycle
