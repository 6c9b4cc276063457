// See visit.hpp.
#include "workload/visit.hpp"

namespace aicarbon::workload {
namespace {

class Collector {
 public:
  std::vector<StatedRef> found;

  template <Dim D>
  void add(const std::optional<Stated<D>>& value) {
    if (value) found.push_back({&*value, D});
  }
  void add(const Site& s) {
    if (s.grid && s.grid->object) {
      add(s.grid->object->intensity);
      add(s.grid->object->year);
    }
    if (s.market_based) add(s.market_based->intensity);
    add(s.pue);
    add(s.wue);
    add(s.grid_water);
    if (!s.construction || !s.construction->object) return;
    const StatedConstruction& c = *s.construction->object;
    add(c.co2e);
    add(c.it_power);
    add(c.per_kw);
    add(c.lifetime);
  }
  void add(const StatedPart& p) {
    add(p.count);
    add(p.area);
    add(p.capacity);
    add(p.density);
    add(p.mass);
    add(p.embodied);
    if (p.fab && p.fab->object) add(p.fab->object->intensity);
    add(p.abatement);
    if (p.yield) {
      add(p.yield->value);
      add(p.yield->defect_density);
      add(p.yield->alpha);
    }
    if (p.wafer && p.wafer->object) {
      add(p.wafer->object->diameter);
      add(p.wafer->object->edge);
      add(p.wafer->object->kerf);
    }
    add(p.bond_yield);
  }
  void add(const Hardware& h) {
    add(h.accelerators);
    add(h.power);
    add(h.idle_power);
    if (h.embodied) {
      add(h.embodied->value);
      add(h.embodied->accelerator);
      add(h.embodied->host);
    }
    if (h.parts)
      for (const StatedPart& p : *h.parts) add(p);
    add(h.network);
    add(h.mass);
    add(h.lifetime);
    add(h.utilization);
    if (h.transport) {
      add(h.transport->value);
      for (const Leg& leg : h.transport->legs) add(leg.distance);
    }
    if (h.end_of_life) {
      add(h.end_of_life->value);
      add(h.end_of_life->per_kg);
    }
  }
  void add(const Activity& a) {
    add(a.energy);
    add(a.device_time);
    add(a.device_power);
    add(a.machines);
    add(a.duration);
    add(a.load);
    add(a.co2e);
    add(a.water);
    if (a.ratio_of) add(a.ratio_of->ratio);
  }
};

}  // namespace

std::vector<StatedRef> stated_values(const Workload& job) {
  Collector c;
  for (const auto& [name, site] : job.sites) c.add(site);
  for (const auto& [name, hardware] : job.hardware) c.add(hardware);
  for (const Phase& phase : job.phases) {
    if (phase.site && phase.site->object) c.add(*phase.site->object);
    if (phase.hardware && phase.hardware->object) c.add(*phase.hardware->object);
    if (phase.activity) c.add(*phase.activity);
  }
  for (const FunctionalUnit& unit : job.functional_units) c.add(unit.count);
  return c.found;
}

}  // namespace aicarbon::workload
