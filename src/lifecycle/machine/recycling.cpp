// Allocation of recycling between lives: the material part of the Circular Footprint Formula, with the named rules as
// special cases.
//
//   material = (1 - R1) Ev + R1 (A Erec + (1 - A) Ev Qsin/Qp) + (1 - A) R2 (ErecEoL - E*v Qsout/Qp)     [kg CO2e/kg]
//
// A published manufacturing footprint is this formula at A = 1: (1 - R1) Ev + R1 Erec. This file computes the terms
// that any other A adds. The burdens belong to the line `end_of_life`, and the credit is outside every total:
//
//   recycled content =   mass x R1 x (1 - A) x (Ev x Qsin/Qp - Erec)
//   recycling        =   mass x R2 x (1 - A) x ErecEoL
//   credit           = - mass x R2 x (1 - A) x E*v x Qsout/Qp
//
//   A          share of the burdens and credits that goes to the user of the recycled material: cut-off 1, 50:50 0.5,
//              end-of-life recycling 0, cff as stated. It is a choice and never sampled
//   R1, R2     share of recycled material in the material that came in, and share that is recycled at the end of life
//   Q          quality of recycled material (in: Qsin, out: Qsout) / quality of new material (Qp)
//   Ev, Erec   production of the new and recycled material that came in [kg CO2e/kg]
//   ErecEoL    recycling at the end of life [kg CO2e/kg]
//   E*v        production of the new material that is replaced [kg CO2e/kg]
//
// Citation: Zampori and Pant 2019 (PEF method, equation 3), adopted by Commission Recommendation (EU) 2021/2279, annex
// I; second-hand, as transcribed in a public notebook (WimYedema/sustainability, doc/summaries/pef.ipynb) and in one
// implementation that agrees. The special cases follow from it by algebra. Annex C (values of A, R1 and R2) is not
// included in the catalog: every parameter has to be stated. Valid for named materials, with the mass and shares in one
// node. Left out: energy recovery (B and R3 of the formula), and losses in sorting beyond R2. Disposal is part of the
// routes in treatment.cpp.
#include "lifecycle/machine/recycling.hpp"

#include <fmt/format.h>

namespace aicarbon::lifecycle {
namespace {

// The share of burdens and credits that this life takes as the supplier of the recycled material: 1 - A.
Cell<dim::one> supplier_share(Sheet& sheet, const HardwareFacts& h, const MaterialFacts& m) {
  switch (h.allocation) {
  case Allocation::half: return sheet.constant<dim::one>(0.5);
  case Allocation::recycling: return sheet.constant<dim::one>(1);
  case Allocation::cff: return named("share of the supplier", 1 - cell(sheet, m.allocation_factor));
  case Allocation::cut_off: break;
  }
  return sheet.constant<dim::one>(0);
}

// The reason why the first unknown fact is missing; nullptr if all are known. A is needed only if the rule does not set
// it.
template <Dim... D>
const Missing* material_missing(const HardwareFacts& h, const MaterialFacts& m, const Fact<D>&... facts) {
  if (h.allocation == Allocation::cff && !m.allocation_factor) return &m.allocation_factor.missing;
  return first_missing(facts...);
}

}  // namespace

std::vector<Part> recycling(Sheet& sheet, const HardwareFacts& h) {
  std::vector<Part> parts;
  if (h.allocation == Allocation::cut_off) return parts;
  const auto add = [&](std::string name, const Missing* missing, auto&& kg) {
    parts.push_back({name, missing != nullptr ? no_flow<dim::co2e>(*missing) : flow(named(name, kg()))});
  };
  for (const MaterialFacts& m : h.materials) {
    add(fmt::format("recycling of {}", m.name), material_missing(h, m, m.recycled, m.recycling), [&] {
      return cell(sheet, m.mass) * cell(sheet, m.recycled) * supplier_share(sheet, h, m) * cell(sheet, m.recycling);
    });
    if (m.recycled_content.missing.state == LineState::not_applicable)
      continue;  // the rule does not need the recycled content
    add(fmt::format("recycled content of {}", m.name),
        material_missing(h, m, m.recycled_content, m.virgin, m.from_recycled, m.content_quality), [&] {
          return cell(sheet, m.mass) * cell(sheet, m.recycled_content) * supplier_share(sheet, h, m) *
                 (cell(sheet, m.virgin) * cell(sheet, m.content_quality) - cell(sheet, m.from_recycled));
        });
  }
  return parts;
}

std::vector<Part> recycling_credits(Sheet& sheet, const HardwareFacts& h) {
  std::vector<Part> credits;
  for (const MaterialFacts& m : h.materials) {
    const Missing* missing = material_missing(h, m, m.recycled, m.replaces, m.quality);
    if (h.allocation == Allocation::cut_off)
      credits.push_back({m.name, no_flow<dim::co2e>(LineState::not_applicable,
                                                    "under cut-off, the user of recycled material gets the credit")});
    else if (missing != nullptr) credits.push_back({m.name, no_flow<dim::co2e>(*missing)});
    else
      credits.push_back(
          {m.name, flow(named(fmt::format("credit for {}", m.name),
                              sheet.constant<dim::co2e>(0) - cell(sheet, m.mass) * cell(sheet, m.recycled) *
                                                                 supplier_share(sheet, h, m) * cell(sheet, m.replaces) *
                                                                 cell(sheet, m.quality)))});
  }
  return credits;
}

}  // namespace aicarbon::lifecycle
