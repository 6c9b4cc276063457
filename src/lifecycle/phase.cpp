// See phase.hpp.
#include "lifecycle/phase.hpp"

#include "lifecycle/machine/embodied.hpp"
#include "lifecycle/machine/freight.hpp"
#include "lifecycle/machine/network.hpp"
#include "lifecycle/machine/power.hpp"
#include "lifecycle/machine/recycling.hpp"
#include "lifecycle/machine/reuse.hpp"
#include "lifecycle/machine/share.hpp"
#include "lifecycle/machine/treatment.hpp"
#include "lifecycle/site/building.hpp"
#include "lifecycle/site/plant.hpp"

namespace aicarbon::lifecycle {

SiteCells site_cells(Sheet& sheet, const SiteFacts& s) {
  SiteCells c;
  c.intensity = cell(sheet, s.grid.intensity);
  c.loss = cell(sheet, s.grid.loss);
  c.upstream = cell(sheet, s.grid.upstream);
  c.pue = cell(sheet, s.pue);
  c.wue = cell(sheet, s.wue);
  c.grid_water = cell(sheet, s.grid_water);
  c.construction_per_kw = s.building
                              ? named("construction of one kW", cell(sheet, s.building) / cell(sheet, s.building_power))
                              : cell(sheet, s.construction_per_kw);
  c.construction_per_mean_kw_time = cell(sheet, s.construction_per_mean_kw_time);
  c.building_life = cell(sheet, s.building_life);
  c.building_parts = building_parts(sheet, s);
  if (s.backup_power) c.backup_power = generator_tests(sheet, *s.backup_power);
  if (s.refrigerant) c.refrigerant = refrigerant_lost(sheet, *s.refrigerant);
  return c;
}

namespace {

// Routes and materials; the treatment as a whole is a part beside materials.
std::vector<Part> end_of_life_parts(Sheet& sheet, const HardwareFacts& h, Cell<dim::co2e> whole) {
  std::vector<Part> parts = routes(sheet, h);
  std::vector<Part> materials = recycling(sheet, h);
  if (!materials.empty() && whole) parts.push_back({"treatment", flow(whole)});
  parts.insert(parts.end(), std::make_move_iterator(materials.begin()), std::make_move_iterator(materials.end()));
  return parts;
}

}  // namespace

namespace {

// A part with what of it is known, and beside it what is not.
void told(const PartCell& part, std::vector<Part>& side) {
  if (part.co2e) side.push_back({part.facts->name, flow(part.co2e)});
  if (!part.complete)
    side.push_back({part.co2e ? part.facts->name + ", the rest" : part.facts->name,
                    no_flow<dim::co2e>(LineState::not_estimated, why_incomplete(part))});
}

}  // namespace

HardwareCells hardware_cells(Sheet& sheet, const HardwareFacts& h) {
  HardwareCells c;
  if (!h.present) return c;
  c.devices = h.devices ? cell(sheet, h.devices) : named("one device", sheet.constant<dim::device>(1));
  c.accelerator_power = cell(sheet, h.accelerator_power);
  c.rated_power = rated_power(sheet, h, c.devices);
  c.idle_power = idle_power(sheet, h, c.devices, c.rated_power);
  take_share(sheet, h, c);
  const Footprint footprint = embodied(sheet, h, c.devices);
  c.accelerator = footprint.accelerator;
  c.host = footprint.host;
  c.node = footprint.node;
  for (const PartCell& part : footprint.parts) {
    auto& side = part.facts->of_accelerator && h.has_accelerators ? c.accelerator_parts : c.host_parts;
    told(part, side);
  }
  c.network = network_of_node(sheet, h, c.node);
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

}  // namespace aicarbon::lifecycle
