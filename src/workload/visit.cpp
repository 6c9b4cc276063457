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
    add(s.area);
    add(s.area_per_kw);
    if (s.generator_tests) add(*s.generator_tests);
    if (s.refrigerant) add(*s.refrigerant);
    if (!s.construction || !s.construction->object) return;
    const StatedConstruction& c = *s.construction->object;
    add(c.co2e);
    add(c.it_power);
    add(c.per_kw);
    add(c.lifetime);
    for (const auto* part : {&c.shell, &c.plant, &c.electrical, &c.mechanical, &c.racks})
      if (*part) {
        add((*part)->per_kw);
        add((*part)->per_m2);
        add((*part)->lifetime);
      }
  }
  void add(const StatedBackupPower& b) {
    add(b.hours);
    add(b.power);
    add(b.it_power);
    add(b.load);
    add(b.intensity);
  }
  void add(const StatedRefrigerant& r) {
    add(r.charge);
    add(r.gwp);
    add(r.leak);
    add(r.end_of_life_leak);
    add(r.lifetime);
  }
  void add(const Material& m) {
    add(m.mass);
    for (const auto* share : {&m.allocation_factor, &m.recycled, &m.quality, &m.recycled_content, &m.content_quality})
      add(*share);
    for (const auto* factor : {&m.recycling, &m.replaces, &m.virgin, &m.from_recycled}) add(*factor);
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
    if (h.power_curve)
      for (const PowerPoint& point : *h.power_curve) {
        add(point.load);
        add(point.power);
      }
    if (h.share) {
      add(h.share->value);
      add(h.share->vcpus);
      add(h.share->of);
    }
    if (h.embodied) {
      add(h.embodied->value);
      add(h.embodied->accelerator);
      add(h.embodied->host);
    }
    if (h.parts)
      for (const StatedPart& p : *h.parts) add(p);
    if (h.network) {
      add(h.network->value);
      add(h.network->links);
      add(h.network->ports);
      add(h.network->tiers);
      add(h.network->oversubscription);
      add(h.network->of_switch);
      add(h.network->of_optic);
      add(h.network->of_cable);
    }
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
      for (const Route& route : h.end_of_life->routes) {
        add(route.share);
        add(route.per_kg);
      }
      for (const Material& material : h.end_of_life->materials) add(material);
    }
    if (h.failures) {
      add(h.failures->value);
      add(h.failures->replaced);
    }
    add(h.prior_life);
    add(h.second_life);
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
    if (a.ratio_of) {
      add(a.ratio_of->ratio);
      add(a.ratio_of->every);
      add(a.ratio_of->during);
    }
    add(a.runs);
    if (a.device_time_per_run)
      for (const auto* time : {&a.device_time_per_run->value, &a.device_time_per_run->p50, &a.device_time_per_run->p99})
        add(*time);
    if (a.online) {
      add(a.online->devices);
      add(a.online->during);
    }
    add(a.storage);
    add(a.ingested);
    add(a.replication);
    add(a.storage_power);
    add(a.transfer_energy);
    add(a.drive_embodied);
    add(a.drive_lifetime);
    if (a.model && a.model->object) add(*a.model->object);
    add(a.tokens);
    for (const auto* count : {&a.requests, &a.images, &a.videos, &a.samples, &a.queries, &a.items, &a.batch})
      add(*count);
    add(a.devices);
    for (const auto* number : {&a.epochs, &a.mfu, &a.goodput, &a.power_fraction, &a.replicas, &a.cache_hit, &a.width,
                               &a.height, &a.frames, &a.steps})
      add(*number);
    if (a.run_mfu) add(a.run_mfu->value);
    add(a.sequence_length);
    add(a.peak);
    add(a.input_tokens);
    add(a.output_tokens);
    add(a.arrivals);
    add(a.flop_per_item);
    add(a.energy_per_token);
    add(a.energy_per_request);
    add(a.energy_per_item);
    if (a.throughput) {
      add(a.throughput->tokens);
      add(a.throughput->things);
    }
  }
  void add(const StatedModel& m) {
    for (const auto* number : {&m.parameters,
                               &m.active_parameters,
                               &m.layers,
                               &m.hidden,
                               &m.heads,
                               &m.kv_heads,
                               &m.head_dim,
                               &m.context,
                               &m.experts,
                               &m.experts_per_token,
                               &m.expert_parameters,
                               &m.window,
                               &m.window_layers,
                               &m.kv_bytes_per_token,
                               &m.token_parameters,
                               &m.attention_width,
                               &m.patch,
                               &m.text_tokens,
                               &m.frame_stride,
                               &m.frame_patch,
                               &m.lookups,
                               &m.embedding_dim})
      add(*number);
    add(m.flop_per_step);
  }
};

}  // namespace

std::vector<StatedRef> stated_values(const Workload& job) {
  Collector c;
  for (const auto& [name, site] : job.sites) c.add(site);
  for (const auto& [name, hardware] : job.hardware) c.add(hardware);
  for (const auto& [name, model] : job.models) c.add(model);
  for (const Phase& phase : job.phases) {
    if (phase.site && phase.site->object) c.add(*phase.site->object);
    if (phase.hardware && phase.hardware->object) c.add(*phase.hardware->object);
    if (phase.activity) c.add(*phase.activity);
    for (const auto& technique : phase.techniques)
      if (technique.object) {
        c.add(technique.object->energy);
        c.add(technique.object->time);
      }
    if (phase.growth) {
      c.add(phase.growth->per);
      c.add(phase.growth->demand);
      c.add(phase.growth->efficiency);
      c.add(phase.growth->periods);
    }
  }
  for (const FunctionalUnit& unit : job.functional_units) c.add(unit.count);
  if (job.amortize) {
    if (job.amortize->over) c.add(job.amortize->over->count);
    c.add(job.amortize->requests_per_user_day);
  }
  return c.found;
}

}  // namespace aicarbon::workload
