// The fields of a site's refrigerant. Charge and GWP have no default, because no figure is published for data centers.
#include "workload/codecs.hpp"
#include "workload/facts.hpp"
#include "workload/fields.hpp"

#include <array>

namespace aicarbon {
namespace {

using StatedRefrigerant = Facility<Given>::Refrigerant;
using RefrigerantFacts = Facility<Fact>::Refrigerant;
using workload::value;

constexpr std::array refrigerant_fields{
    value<&StatedRefrigerant::charge, &RefrigerantFacts::charge>(
        {.name = "charge",
         .doc = "mass of refrigerant in the cooling plant per kW of IT",
         .unit = "kg/kW",
         .example = "\"0.2 kg/kW\""}),
    value<&StatedRefrigerant::gwp, &RefrigerantFacts::gwp>(
        {.name = "gwp",
         .doc = "global warming potential of the refrigerant over 100 years",
         .unit = "kg/kg",
         .example = "\"2255.5 kg/kg\""}),
    value<&StatedRefrigerant::leak, &RefrigerantFacts::leak>(
        {.name = "leak",
         .doc = "share of the charge that leaks and is refilled per year",
         .unit = "1",
         .example = "0.04",
         .rule = "refrigerant/leak",
         .maximum = 1}),
    value<&StatedRefrigerant::end_of_life_leak, &RefrigerantFacts::end_of_life_leak>(
        {.name = "end_of_life_leak",
         .doc = "share of the charge that is lost when the plant is decommissioned",
         .unit = "1",
         .example = "0.02",
         .rule = "refrigerant/end_of_life_leak",
         .maximum = 1}),
    value<&StatedRefrigerant::lifetime, &RefrigerantFacts::lifetime>(
        {.name = "lifetime",
         .doc = "lifetime of the plant, over which the final leakage is spread",
         .unit = "years",
         .example = "\"19 years\"",
         .rule = "life/plant",
         .positive = true}),
};

}  // namespace

template <>
std::span<const json::Field> json::Table<StatedRefrigerant>::fields() {
  return refrigerant_fields;
}

}  // namespace aicarbon
