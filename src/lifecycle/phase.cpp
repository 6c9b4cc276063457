// See phase.hpp.
#include "lifecycle/phase.hpp"

#include "lifecycle/activity/activity.hpp"
#include "lifecycle/machine/embodied.hpp"
#include "lifecycle/machine/freight.hpp"
#include "lifecycle/machine/instance.hpp"
#include "lifecycle/machine/network.hpp"
#include "lifecycle/machine/power.hpp"
#include "lifecycle/machine/recycling.hpp"
#include "lifecycle/machine/reuse.hpp"
#include "lifecycle/machine/share.hpp"
#include "lifecycle/machine/treatment.hpp"
#include "lifecycle/site/building.hpp"
#include "lifecycle/site/fuel_supply.hpp"
#include "lifecycle/technique.hpp"

#include <fmt/format.h>

namespace aicarbon::lifecycle {

SiteCells site_cells(Sheet& sheet, const SiteFacts& s) {
  SiteCells c;
  c.intensity = cell(sheet, s.grid.intensity);
  c.loss = cell(sheet, s.grid.loss);
  c.upstream = cell(sheet, s.grid.upstream);
  c.fuel_supply = fuel_supply_share(sheet, s.grid);
  c.pue = cell(sheet, s.pue);
  c.wue = cell(sheet, s.wue);
  c.grid_water = cell(sheet, s.grid_water);
  c.construction_per_kw = s.building
                              ? named("construction per kW", cell(sheet, s.building) / cell(sheet, s.building_power))
                              : cell(sheet, s.construction_per_kw);
  c.construction_per_mean_kw_time = cell(sheet, s.construction_per_mean_kw_time);
  c.building_life = cell(sheet, s.building_life);
  c.building_parts = building_parts(sheet, s);
  return c;
}

namespace {

// The parts of the end of life, by route and by material. If there are materials, a treatment computed as a whole is
// one of the parts.
std::vector<Part> end_of_life_parts(Sheet& sheet, const HardwareFacts& h, Cell<dim::co2e> whole) {
  std::vector<Part> parts = routes(sheet, h);
  std::vector<Part> materials = recycling(sheet, h);
  if (!materials.empty() && whole) parts.push_back({"treatment", flow(whole)});
  parts.insert(parts.end(), std::make_move_iterator(materials.begin()), std::make_move_iterator(materials.end()));
  return parts;
}

// Adds the known terms and the missing terms of a part, each as a part of its own.
void add_part(const PartCell& part, std::vector<Part>& side) {
  if (part.co2e) side.push_back({part.facts->name, flow(part.co2e)});
  if (!part.complete)
    side.push_back({part.co2e ? part.facts->name + ", missing terms" : part.facts->name,
                    no_flow<dim::co2e>(LineState::not_estimated, why_incomplete(part))});
}

}  // namespace

HardwareCells hardware_cells(Sheet& sheet, const HardwareFacts& h) {
  HardwareCells c;
  if (!h.present) return c;
  c.devices = h.devices ? cell(sheet, h.devices) : named("one device", sheet.constant<dim::device>(1));
  c.accelerator_power = cell(sheet, h.accelerator_power);
  c.system_power = cell(sheet, h.system_power);
  c.rated_power = rated_power(sheet, h, c.devices);
  c.idle_power = idle_power(sheet, h, c.devices, c.rated_power);
  take_share(sheet, h, c);
  const Footprint footprint = embodied(sheet, h, c.devices);
  c.accelerator = footprint.accelerator;
  c.over_published = footprint.over_published;
  c.host = footprint.host;
  c.node = footprint.node;
  for (const PartCell& part : footprint.parts) {
    auto& side = part.facts->of_accelerator && h.has_accelerators ? c.accelerator_parts : c.host_parts;
    add_part(part, side);
  }
  c.network = network_of_node(sheet, h, node_of_network(sheet, h, c.accelerator, c.host, c.node));
  if (h.network_tiers > 0) c.network_parts = network_parts(sheet, h);
  c.lifetime = cell(sheet, h.lifetime);
  c.making_share = share_of_making(sheet, h, c.lifetime);
  c.end_of_life_share = share_of_end(sheet, h, c.lifetime);
  c.spares = spares(sheet, h, c.lifetime);
  c.transport = freight(sheet, h, c.node);
  c.transport_parts = legs(sheet, h);
  c.end_of_life = treatment(sheet, h, c.node);
  c.end_of_life_parts = end_of_life_parts(sheet, h, c.end_of_life);
  c.credits = recycling_credits(sheet, h);
  return c;
}

namespace {

bool is_fleet(const PhaseFacts& facts) { return facts.activity.as<FleetFacts>() != nullptr; }

// What the phases on a fleet use of it.
FleetUse used_by(std::span<const std::size_t> users, std::span<const PhaseCells> phases) {
  FleetUse use;
  for (const std::size_t user : users) {
    const PhaseCells& phase = phases[user];
    add_to(use.time, phase.flows.device_time.cell);
    add_to(use.it_energy.cell, phase.flows.it_energy.cell);
    if (!phase.flows.it_energy && use.it_energy.missing.reason.empty())
      use.it_energy.missing.reason =
          fmt::format("the measured energy cannot be divided: the energy of phase \"{}\" is unknown, because {}",
                      phase.facts->name, phase.flows.it_energy.missing.reason);
  }
  if (!use.it_energy.missing.reason.empty()) use.it_energy.cell = {};
  return use;
}

// The cells of phase `i`. If it is a fleet, `users` are the phases that run on it.
PhaseCells cells_of(Sheet& sheet, const Inventory& inventory, std::size_t i, std::span<const PhaseCells> phases,
                    std::span<const std::size_t> users) {
  const PhaseFacts& facts = inventory.phases[i];
  PhaseCells p;
  p.facts = &facts;
  p.sheet = &sheet;
  p.site = site_cells(sheet, *facts.site);
  p.surroundings = p.site;
  p.hardware = hardware_cells(sheet, *facts.hardware);
  ActivityInput in{sheet, facts, p.site, p.hardware, nullptr, {}};
  if (const auto* ratio = facts.activity.as<RatioFacts>()) in.other = &phases[ratio->phase];
  if (!users.empty()) in.used = used_by(users, phases);
  p.flows = flows_of(in);
  p.techniques = apply_techniques(sheet, facts, p.flows);
  p.periods = grow(sheet, facts, p.flows);
  if (facts.activity.water) p.flows.stated_water = flow(cell(sheet, facts.activity.water));
  return p;
}

}  // namespace

std::map<std::size_t, std::vector<std::size_t>> phases_by_fleet(const Inventory& inventory) {
  std::map<std::size_t, std::vector<std::size_t>> phases;
  for (std::size_t i = 0; i < inventory.phases.size(); ++i)
    if (const auto fleet = inventory.phases[i].runs_on) phases[*fleet].push_back(i);
  return phases;
}

std::vector<PhaseCells> phase_cells(Sheet& sheet, const Inventory& inventory) {
  const auto by_fleet = phases_by_fleet(inventory);
  const auto users = [&](std::size_t i) {
    const auto found = by_fleet.find(i);
    return found == by_fleet.end() ? std::span<const std::size_t>() : std::span<const std::size_t>(found->second);
  };
  std::vector<PhaseCells> phases(inventory.phases.size());
  // fleets come last, because their own lines cover the hours that no other phase uses
  for (const bool fleets : {false, true})
    for (const std::size_t i : inventory.order)
      if (is_fleet(inventory.phases[i]) == fleets) phases[i] = cells_of(sheet, inventory, i, phases, users(i));
  return phases;
}

}  // namespace aicarbon::lifecycle
