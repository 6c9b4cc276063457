// Allocation of the manufacturing and end of life of a machine to its lives, and spare machines for failures in this
// life.
//
//   machines = lives x share of manufacturing x embodied carbon
//   spares   = lives x failures x lifetime x replaced x embodied carbon
//
//   lives      owned time / devices / lifetime (hardware_time.cpp); a longer life gives a lower share per year
//   share      service-time: lifetime / (prior life + lifetime + second life), for manufacturing and end of life
//              cut-off: manufacturing 0 after a prior life, otherwise 1; end of life 0 if a second life follows, otherwise 1
//   failures   per machine and year; no default, because published rates are for parts of CPU servers
//   replaced   share of the machine that is replaced at each failure; 1 is a whole spare machine
//
// Citation: for cut-off, GreenSKU 2024, which counts reused memory and drives at 0 kg; service time is plain division
// by years of service. No source was found for a displacement rate of a second life, so there is no credit for it. The rule is
// a scenario and is never sampled. Left out: the work and parts of refurbishing, which a separate phase can state as
// `embodied`; transport to the second user; failures that are repaired without new parts; the network, which is not
// reused.
#include "lifecycle/machine/reuse.hpp"

#include "lifecycle/machine/hardware_time.hpp"

namespace aicarbon::lifecycle {
namespace {

Cell<dim::one> share_of_years(Sheet& sheet, const HardwareFacts& h, Cell<dim::time> lifetime) {
  Cell<dim::time> all = lifetime;
  for (const auto* other : {&h.prior_life, &h.second_life})
    if (*other) all = all + cell(sheet, *other);
  return named("share of the years of service", lifetime / all);
}

bool by_years(const HardwareFacts& h) { return h.reuse == Reuse::service_time && (h.prior_life || h.second_life); }

}  // namespace

Cell<dim::one> share_of_making(Sheet& sheet, const HardwareFacts& h, Cell<dim::time> lifetime) {
  return by_years(h) ? share_of_years(sheet, h, lifetime) : Cell<dim::one>{};
}

Cell<dim::one> share_of_end(Sheet& sheet, const HardwareFacts& h, Cell<dim::time> lifetime) {
  return by_years(h) ? share_of_years(sheet, h, lifetime) : Cell<dim::one>{};
}

const Missing* making_charged_to_prior_life(const HardwareFacts& h) {
  static const Missing before{LineState::not_applicable,
                              "reuse by cut-off: the prior life was charged for manufacturing"};
  return h.prior_life && h.reuse == Reuse::cut_off ? &before : nullptr;
}

const Missing* end_charged_to_second_life(const HardwareFacts& h) {
  static const Missing after{LineState::not_applicable,
                             "reuse by cut-off: the second life is charged for the end of life"};
  return h.second_life && h.reuse == Reuse::cut_off ? &after : nullptr;
}

Cell<dim::one> spares(Sheet& sheet, const HardwareFacts& h, Cell<dim::time> lifetime) {
  if (!h.failures) return {};
  const auto failed = cell(sheet, h.failures) * (lifetime / a_year(sheet));
  return named("spares per machine", h.replaced ? failed * cell(sheet, h.replaced) : failed);
}

Cell<dim::co2e> making_of_machines(const PhaseCells& p, Cell<dim::co2e> embodied) {
  const auto used = lives(p.flows.owned_time.cell, p.hardware);
  return (p.hardware.making_share ? used * p.hardware.making_share : used) * embodied;
}

std::vector<Part> making(const PhaseCells& p, Cell<dim::co2e> embodied, const std::vector<Part>& bill) {
  const Missing* charged = making_charged_to_prior_life(*p.facts->hardware);
  std::vector<Part> parts;
  if (charged == nullptr)
    for (const Part& part : bill)
      parts.push_back({part.name, part.co2e ? flow(making_of_machines(p, part.co2e.cell)) : part.co2e});
  if (!p.hardware.spares) return parts;
  if (parts.empty())
    parts.push_back(
        {"machines", charged != nullptr ? no_flow<dim::co2e>(*charged) : flow(making_of_machines(p, embodied))});
  parts.push_back({"spares", flow(lives(p.flows.owned_time.cell, p.hardware) * p.hardware.spares * embodied)});
  return parts;
}

}  // namespace aicarbon::lifecycle
