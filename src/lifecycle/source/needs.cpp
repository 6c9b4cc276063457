// See needs.hpp.
#include "lifecycle/source/needs.hpp"

#include "lifecycle/machine/reuse.hpp"

namespace aicarbon::lifecycle::needs {
namespace {

template <Dim D>
const Missing* of(const Fact<D>& fact) {
  return fact ? nullptr : &fact.missing;
}
template <Dim D>
const Missing* of(const Flow<D>& flow) {
  return flow ? nullptr : &flow.missing;
}

}  // namespace

const Missing* it_energy(const PhaseCells& p) { return of(p.flows.it_energy); }
const Missing* unallocated_energy(const PhaseCells& p) { return of(p.flows.unallocated_energy); }

const Missing* storage_energy(const PhaseCells& p) { return of(p.flows.storage_energy); }
const Missing* transfer_energy(const PhaseCells& p) { return of(p.flows.transfer_energy); }
const Missing* stored(const PhaseCells& p) { return of(p.flows.stored); }

// The energy of allocated and of unallocated hours. If one is unknown, so is the sum; if one does not apply, the other
// remains. Stored data has neither, but only storage energy.
const Missing* electricity(const PhaseCells& p) {
  if (p.flows.storage_energy) return nullptr;
  const Missing* it = it_energy(p);
  const Missing* rest = unallocated_energy(p);
  if (it != nullptr && it->state == LineState::not_estimated) return it;
  if (rest != nullptr && rest->state == LineState::not_estimated) return rest;
  return it != nullptr && rest != nullptr ? it : nullptr;
}

const Missing* grid(const PhaseCells& p) { return of(p.facts->site->grid.intensity); }
const Missing* loss(const PhaseCells& p) { return of(p.facts->site->grid.loss); }
const Missing* upstream(const PhaseCells& p) { return of(p.facts->site->grid.upstream); }
const Missing* owned_time(const PhaseCells& p) { return of(p.flows.owned_time); }

const Missing* split_footprint(const PhaseCells& p) {
  static const Missing whole{LineState::not_applicable,
                             "the footprint of the node is not split: its accelerators are reported under hosts"};
  static const Missing none{LineState::not_applicable, "the hardware has no accelerators"};
  if (!p.facts->hardware->present) return &p.facts->hardware->missing;
  if (p.hardware.accelerator) return nullptr;
  return p.facts->hardware->has_accelerators ? &whole : &none;
}

const Missing* network(const PhaseCells& p) {
  const HardwareFacts& h = *p.facts->hardware;
  return h.network || h.network_tiers > 0 || h.network_share ? nullptr : &h.network.missing;
}

const Missing* transport(const PhaseCells& p) {
  if (!p.facts->hardware->present) return &p.facts->hardware->missing;
  return p.hardware.transport || !p.hardware.transport_parts.empty() ? nullptr : &p.facts->hardware->transport.missing;
}

const Missing* end_of_life(const PhaseCells& p) {
  if (!p.facts->hardware->present) return &p.facts->hardware->missing;
  if (const Missing* charged = end_charged_to_second_life(*p.facts->hardware)) return charged;
  return p.hardware.end_of_life || !p.hardware.end_of_life_parts.empty() ? nullptr
                                                                         : &p.facts->hardware->end_of_life.missing;
}

const Missing* host_in_bill(const PhaseCells& p) {
  static const Missing none{LineState::not_applicable, "the bill of materials lists no part of the host"};
  return p.facts->hardware->parts.empty() || !p.hardware.host_parts.empty() ? nullptr : &none;
}

const Missing* making(const PhaseCells& p) {
  if (!p.facts->hardware->present) return &p.facts->hardware->missing;
  return p.hardware.spares ? nullptr : making_charged_to_prior_life(*p.facts->hardware);
}

const Missing* it_power_time(const PhaseCells& p) {
  static const Missing no_rating{
      LineState::not_estimated,
      "the rated power of the hardware is unknown: state \"power\", or \"basis\": \"mean_it_kw\" in the construction of the site"};
  if (p.facts->site->construction_by_mean_power) return electricity(p);
  if (const Missing* missing = owned_time(p)) return missing;
  return p.hardware.rated_power ? nullptr : &no_rating;
}

const Missing* construction(const PhaseCells& p) {
  static const Missing included{LineState::not_applicable,
                                "the footprint of the hardware includes its share of construction"};
  static const Missing unknown{LineState::not_estimated,
                               "the energy by which construction is allocated to the phase is unknown"};
  const SiteFacts& site = *p.facts->site;
  if (p.facts->hardware->holds.contains("construction")) return &included;
  if (!site.building_life) return &site.building_life.missing;
  if (!site.building_parts.empty()) return needs::it_power_time(p);
  const bool has_energy = electricity(p) == nullptr;
  if (site.construction_by_mean_power) return has_energy ? nullptr : &unknown;
  if ((p.flows.owned_time && p.hardware.rated_power) || has_energy) return nullptr;
  const bool only_stated = static_cast<bool>(p.flows.stated) && !p.flows.owned_time;
  if (only_stated && p.flows.owned_time.missing.state == LineState::not_applicable) return &p.flows.owned_time.missing;
  return &unknown;
}

const Missing* stated(const PhaseCells& p) { return of(p.flows.stated); }

}  // namespace aicarbon::lifecycle::needs
