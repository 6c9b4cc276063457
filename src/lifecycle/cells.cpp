// Facts → cells.
#include "lifecycle/cells.hpp"

#include "lifecycle/embodied.hpp"
#include "lifecycle/freight.hpp"
#include "lifecycle/power.hpp"
#include "lifecycle/treatment.hpp"

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
  return c;
}

HardwareCells hardware_cells(Sheet& sheet, const HardwareFacts& h) {
  HardwareCells c;
  if (!h.present) return c;
  c.devices = h.devices ? cell(sheet, h.devices) : named("one device", sheet.constant<dim::device>(1));
  c.accelerator_power = cell(sheet, h.accelerator_power);
  c.rated_power = rated_power(sheet, h, c.devices);
  c.idle_power = idle_power(sheet, h, c.devices, c.rated_power);
  const Footprint footprint = embodied(sheet, h, c.devices);
  c.accelerator = footprint.accelerator;
  c.host = footprint.host;
  c.node = footprint.node;
  c.network = network_of_node(sheet, h, c.node);
  c.lifetime = cell(sheet, h.lifetime);
  c.transport = freight(sheet, h, c.node);
  c.end_of_life = treatment(sheet, h, c.node);
  return c;
}

}  // namespace aicarbon::lifecycle
