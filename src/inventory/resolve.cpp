// Workload + Catalog → Inventory. Every phase gets site, hardware and activity; references between phases are untangled.
#include "inventory/context.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace aicarbon {

bool BoundaryFacts::holds(std::string_view stage, std::string_view source) const {
  const auto in = [&](const std::set<std::string>& names) {
    return names.contains(std::string(stage)) || names.contains(std::string(source));
  };
  return only.empty() ? !in(except) : in(only);
}

namespace inventory {
namespace {

constexpr std::string_view fleet_kind = "fleet";

class Resolution {
 public:
  Resolution(const Workload& job, const Catalog& catalog, std::span<const std::string_view> boundary_names,
             Diagnostics& errors, bool only_names)
      : job_(job), boundary_names_(boundary_names), context_{job, catalog, errors, inventory_.notes},
        only_names_(only_names) {}

  std::optional<Inventory> run() {
    inventory_.name = job_.name.value;
    inventory_.typed = job_.typed;
    if (job_.perspective) inventory_.perspective = job_.perspective->value;
    inventory_.catalog_version = context_.catalog.version;
    inventory_.catalog_sha256 = context_.catalog.sha256;
    inventory_.overlays = context_.catalog.overlays;
    if (job_.catalog && job_.catalog->value != context_.catalog.version)
      context_.error(
          diag::catalog_pin,
          fmt::format("the job pins catalog {}, this one is {}", job_.catalog->value, context_.catalog.version),
          "use that release of aicarbon, or change the pin and look at the difference", job_.catalog->at);
    for (std::size_t i = 0; i < job_.phases.size(); ++i) index_.emplace(job_.phases[i].name.value, i);
    for (const Phase& phase : job_.phases) inventory_.phases.push_back(phase_facts(phase));
    references();
    if (only_names_) return std::nullopt;
    order();
    if (!has_errors(context_.errors)) work();
    if (!has_errors(context_.errors)) power_curves();
    if (!has_errors(context_.errors)) shares();
    if (!has_errors(context_.errors)) fleets();
    unused();
    unused_utilization();
    mixed_methods();
    units();
    if (!has_errors(context_.errors)) inventory_.amortize = resolve_amortize(context_, inventory_.phases);
    job_boundary();
    if (has_errors(context_.errors)) return std::nullopt;
    for (std::size_t i = 0; i < job_.phases.size(); ++i)
      look_twice(context_, job_.phases[i], inventory_.phases[i],
                 job_.phases[i].period ? job_.phases[i].period : job_.period);
    diag::sort(inventory_.notes);
    return std::move(inventory_);
  }

 private:
  PhaseFacts phase_facts(const Phase& phase) {
    PhaseFacts f;
    f.name = phase.name.value;
    f.kind = phase.kind.value;
    f.charge_idle = phase.charge_idle;
    f.own_boundary = phase.only || phase.except;
    f.boundary = boundary(phase.only || phase.except ? phase.only : job_.only,
                          phase.only || phase.except ? phase.except : job_.except);
    if (phase.runs_on) {
      if (phase.site)
        context_.error(diag::runs_on_fleet, "runs_on takes the site of the fleet", "remove \"site\"", phase.site->at);
      if (phase.hardware)
        context_.error(diag::runs_on_fleet, "runs_on takes the hardware of the fleet", "remove \"hardware\"",
                       phase.hardware->at);
      if (phase.activity && !tells_hours(phase.activity->kind) && !told_by_count(phase.activity->kind))
        context_.error(diag::runs_on_fleet, "runs_on needs the hours the phase takes from the fleet",
                       "tell the activity as device_time, runs or online, or as work by its count", phase.activity->at);
      if (phase.charge_idle)
        context_.error(diag::conflict, "charge_idle does not go with runs_on: the fleet counts its own rest",
                       "remove \"charge_idle\"", phase.runs_on->at);
    } else {
      const bool borrows =
          phase.activity && phase.activity->kind == "ratio_of";  // by default at the other phase's site and hardware
      if (phase.site || !borrows) f.site = resolve_site(context_, phase);
      if (phase.activity && phase.activity->kind == "storage") f.hardware = drives_only(phase);
      else if (phase.hardware || !borrows) f.hardware = resolve_hardware(context_, phase);
    }
    if (phase.activity) f.activity = activity(phase, *phase.activity);
    f.techniques = resolve_techniques(context_, phase);
    if (phase.growth) f.growth = growth(*phase.growth, phase.name.value);
    return f;
  }

  // Data is kept on drives, whose making is a source of its own: machines told beside it would count for nothing.
  HardwareFacts drives_only(const Phase& phase) {
    if (phase.hardware && !(phase.hardware->text && phase.hardware->text->value == "none"))
      context_.error(diag::conflict, "storage stands on drives, not on machines",
                     "remove \"hardware\": tell its servers in a phase of their own, by device_time",
                     phase.hardware->at);
    HardwareFacts f;
    f.missing = {LineState::not_applicable, "data that is kept takes drives, no machines: see storage_equipment"};
    return f;
  }

  static bool tells_hours(std::string_view kind) { return kind == "device_time" || kind == "runs" || kind == "online"; }

  std::optional<GrowthFacts> growth(const StatedGrowth& g, std::string_view use) {
    if (!g.per || !g.demand || !g.efficiency || !g.periods) return std::nullopt;  // said already
    constexpr double most_periods = 100;
    const double periods = g.periods->value.best;
    if (!g.periods->value.exact() || periods != std::floor(periods) || periods > most_periods) {
      context_.error(diag::out_of_domain, "periods is a whole number up to 100, without a range", {}, g.periods->at);
      return std::nullopt;
    }
    return GrowthFacts{stated(*g.per, use), stated(*g.demand, use), stated(*g.efficiency, use),
                       static_cast<int>(periods)};
  }

  // Work by its count looks at the hardware it runs on, which may be another phase's.
  void work() {
    for (const std::size_t i : inventory_.order) {
      const Phase& phase = job_.phases[i];
      if (!phase.activity || !told_by_count(phase.activity->kind)) continue;
      std::optional<Stated<dim::time>> fleet_duration;
      if (phase.runs_on && inventory_.phases[i].runs_on)
        fleet_duration = job_.phases[*inventory_.phases[i].runs_on].activity->duration;
      inventory_.phases[i].activity.work = resolve_work(context_, phase, inventory_.phases[i].hardware, fleet_duration);
    }
  }

  ActivityFacts activity(const Phase& phase, const Activity& a) {
    ActivityFacts f;
    f.kind = a.kind;
    const std::string_view use = phase.name.value;
    if (a.energy_boundary)
      f.boundary = a.energy_boundary->value == "accelerators" ? EnergyBoundary::accelerators
                   : a.energy_boundary->value == "facility"   ? EnergyBoundary::facility
                                                              : EnergyBoundary::it;
    if (a.energy) f.energy = stated(*a.energy, use);
    if (a.device_time) f.device_time = stated(*a.device_time, use);
    if (a.device_power) f.device_power = stated(*a.device_power, use);
    if (a.machines) f.machines = stated(*a.machines, use);
    if (a.duration) f.duration = stated(*a.duration, use);
    if (a.co2e) f.co2e = stated(*a.co2e, use);
    if (a.water) f.water = stated(*a.water, use);
    if (a.load) f.load = stated(*a.load, use);
    else if (phase.kind.value != fleet_kind)
      f.load = assumed<dim::one>(context_, phase.kind.value == "inference" ? "load/inference" : "load/training",
                                 fmt::format("/phases/{}/activity/load", use));
    else f.load = not_applicable<dim::one>("the fleet's rest draws idle power");
    if (a.ratio_of) {
      if (a.ratio_of->ratio) f.ratio = stated(*a.ratio_of->ratio, use);
      if (a.ratio_of->every) f.every = stated(*a.ratio_of->every, use);
      if (a.ratio_of->during) f.during = stated(*a.ratio_of->during, use);
    }
    if (a.runs) f.runs = stated(*a.runs, use);
    if (const auto& run = a.device_time_per_run) {
      if (run->value) f.per_run = stated(*run->value, use);
      if (run->p50) f.p50 = stated(*run->p50, use);
      if (run->p99) f.p99 = stated(*run->p99, use);
    }
    if (a.online && a.online->devices) f.online_devices = stated(*a.online->devices, use);
    if (a.online && a.online->during) f.during = stated(*a.online->during, use);
    if (a.kind == "storage") f.storage = resolve_storage(context_, phase);
    return f;
  }

  BoundaryFacts boundary(const std::optional<TextList>& only, const std::optional<TextList>& except) {
    BoundaryFacts b;
    const auto take = [&](const std::optional<TextList>& list, std::set<std::string>& into) {
      if (!list) return;
      for (const Text& name : list->items) {
        if (std::ranges::find(boundary_names_, name.value) == boundary_names_.end()) {
          if (!reported_.insert(name.at.path).second) continue;
          std::string help = diag::did_you_mean(name.value, boundary_names_);
          if (help.empty())
            for (const auto known_name : boundary_names_)
              help += (help.empty() ? "stages and sources: " : ", ") + std::string(known_name);
          context_.error(diag::unknown_choice,
                         fmt::format("\"{}\" is neither a stage nor an emission source", name.value), help, name.at);
        }
        into.insert(name.value);
      }
    };
    take(only, b.only);
    take(except, b.except);
    return b;
  }

  std::optional<std::size_t> phase_named(const Text& name, const Phase& from) {
    if (const auto found = index_.find(name.value); found != index_.end()) return found->second;
    std::vector<std::string_view> names;
    for (const Phase& p : job_.phases)
      if (&p != &from) names.push_back(p.name.value);
    context_.error(diag::unknown_phase, fmt::format("unknown phase \"{}\"", name.value),
                   diag::did_you_mean(name.value, names), name.at);
    return std::nullopt;
  }

  void references() {
    rests_on_.resize(job_.phases.size());
    for (std::size_t i = 0; i < job_.phases.size(); ++i) {
      const Phase& phase = job_.phases[i];
      PhaseFacts& facts = inventory_.phases[i];
      if (phase.runs_on) {
        if (const auto fleet = phase_named(*phase.runs_on, phase)) {
          if (job_.phases[*fleet].kind.value != fleet_kind)
            context_.error(diag::runs_on_fleet, fmt::format("\"{}\" is not a fleet", phase.runs_on->value),
                           "runs_on names a phase of kind fleet", phase.runs_on->at);
          facts.runs_on = fleet;
          rests_on_[i] = fleet;
        }
      }
      if (phase.activity && phase.activity->ratio_of && phase.activity->ratio_of->phase) {
        const Text& name = *phase.activity->ratio_of->phase;
        if (const auto other = phase_named(name, phase)) {
          facts.activity.ratio_of = *other;
          rests_on_[i] = other;
          if (*other == i)
            context_.error(diag::self_reference, fmt::format("phase \"{}\" is a ratio of itself", phase.name.value),
                           "name another phase", name.at);
        }
      }
    }
  }

  // Phases after those they rest on; a circle is an error, told once for each phase in it.
  void order() {
    std::vector<int> state(job_.phases.size(), 0);  // 0 new, 1 on the way, 2 done
    for (std::size_t start = 0; start < job_.phases.size(); ++start) {
      std::vector<std::size_t> way;
      std::size_t at = start;
      while (state[at] == 0) {
        state[at] = 1;
        way.push_back(at);
        if (!rests_on_[at] || *rests_on_[at] == at) break;
        at = *rests_on_[at];
      }
      if (state[at] == 1 && rests_on_[at] && *rests_on_[at] != at && std::ranges::find(way, at) != way.end() &&
          at != way.back()) {
        const Phase& phase = job_.phases[way.back()];
        context_.error(diag::self_reference, fmt::format("phase \"{}\" rests on itself in a circle", phase.name.value),
                       "break the circle of ratio_of", phase.activity->ratio_of->phase->at);
      }
      std::ranges::reverse(way);
      for (const std::size_t done : way) {
        state[done] = 2;
        inventory_.order.push_back(done);
      }
    }
    if (has_errors(context_.errors)) return;
    for (const std::size_t i : inventory_.order) {  // site and hardware are borrowed from what a phase rests on
      if (!rests_on_[i]) continue;
      PhaseFacts& facts = inventory_.phases[i];
      const PhaseFacts& other = inventory_.phases[*rests_on_[i]];
      const Phase& phase = job_.phases[i];
      if (!phase.site) facts.site = other.site;
      if (!phase.hardware) facts.hardware = other.hardware;
    }
  }

  // A curve asks for the load; a power that is stated leaves it nothing to say. Hardware may be another phase's: after order().
  void power_curves() {
    for (std::size_t i = 0; i < job_.phases.size(); ++i) {
      const PhaseFacts& f = inventory_.phases[i];
      if (f.hardware.power_curve.empty() || !job_.phases[i].activity) continue;
      const Activity& told = *job_.phases[i].activity;
      if (told.device_power)
        context_.error(diag::conflict,
                       fmt::format("device_power and the power_curve of \"{}\" both tell the power", f.hardware.name),
                       "remove device_power and state \"load\", or use hardware without a curve",
                       told.device_power->at);
      else if (tells_hours(f.activity.kind) && !told.energy && !told.load)
        context_.error(diag::missing_field, fmt::format("the power_curve of \"{}\" needs the load", f.hardware.name),
                       "add \"load\": 0.5, the utilization in these hours", told.at);
    }
  }

  // FLOP rates, memory and bandwidth are those of whole devices.
  void shares() {
    for (std::size_t i = 0; i < job_.phases.size(); ++i) {
      const HardwareFacts& h = inventory_.phases[i].hardware;
      if (!job_.phases[i].activity || (!h.share && !h.vcpus)) continue;
      const Activity& told = *job_.phases[i].activity;
      const bool measured = told.energy_per_token || told.energy_per_request || told.energy_per_item || told.throughput;
      if (told_by_count(told.kind) && !measured)
        context_.error(
            diag::conflict,
            fmt::format("\"{}\" is a share of a machine, and work by its count is planned on whole devices", h.name),
            "remove \"share\", tell the hours as device_time, or state what was measured", told.at);
    }
  }

  static double devices(const HardwareFacts& hardware) { return hardware.devices ? hardware.devices.best() : 1; }

  void fleets() {
    for (std::size_t i = 0; i < job_.phases.size(); ++i) {
      const PhaseFacts& fleet = inventory_.phases[i];
      if (fleet.kind != fleet_kind) continue;
      const Phase& phase = job_.phases[i];
      if (!fleet.hardware.present) {
        context_.error(diag::needs_hardware, fmt::format("fleet \"{}\" has no hardware", fleet.name),
                       "add \"hardware\": its machines are servers with a number of devices", phase.at);
        continue;
      }
      const double owned = fleet.activity.machines.best() * fleet.activity.duration.best() * devices(fleet.hardware);
      double drawn = 0;
      for (std::size_t k = 0; k < job_.phases.size(); ++k) {
        const PhaseFacts& drawing = inventory_.phases[k];
        if (drawing.runs_on != i || !drawing.activity.device_time) continue;
        drawn += drawing.activity.device_time.best();
        if (drawn > owned) {
          context_.error(diag::overdrawn_fleet,
                         fmt::format("{} device-hours are drawn from \"{}\", which has {}", drawn, fleet.name, owned),
                         "more machines, a longer duration, or fewer hours", job_.phases[k].activity->device_time->at);
          break;
        }
      }
      if (fleet.activity.duration.best() > fleet.hardware.lifetime.best())
        context_.note(
            diag::machines_replaced,
            fmt::format("fleet \"{}\" runs for {:.3g} years, its machines live {:.3g}: the replacements are counted",
                        fleet.name, fleet.activity.duration.best() / hours_per_year,
                        fleet.hardware.lifetime.best() / hours_per_year),
            "shorten duration, or state a longer lifetime", phase.activity->duration->at);
    }
  }

  static bool uses(const Phase& phase, std::string_view site, std::string_view hardware) {
    const auto is = [](const auto& reference, std::string_view name) {
      return !name.empty() && reference && reference->text && reference->text->value == name;
    };
    return is(phase.site, site) || is(phase.hardware, hardware);
  }

  void unused() {
    const auto told = [&](std::string_view what, const std::string& name, const Location& at, std::string_view site,
                          std::string_view hardware) {
      if (std::ranges::any_of(job_.phases, [&](const Phase& p) { return uses(p, site, hardware); })) return;
      context_.note(diag::site_unused, fmt::format("{} \"{}\" is described and never used", what, name),
                    fmt::format("name it in a phase: \"{}\": \"{}\"", what, name), at);
    };
    for (const auto& [name, site] : job_.sites) told("site", name, site.at, name, {});
    for (const auto& [name, hardware] : job_.hardware) told("hardware", name, hardware.at, {}, name);
  }

  void unused_utilization() {
    const auto told = [&](const Stated<dim::one>& utilization) {
      context_.error(diag::utilization_on_fleet,
                     "a fleet's machines are owned whole: utilization does not apply to them", "remove \"utilization\"",
                     utilization.at);
    };
    for (const Phase& phase : job_.phases)
      if (phase.kind.value == fleet_kind && phase.hardware && phase.hardware->object &&
          phase.hardware->object->utilization)
        told(*phase.hardware->object->utilization);
    for (const auto& [name, hardware] : job_.hardware) {
      bool fleets = false;
      bool others = false;
      for (const Phase& phase : job_.phases)
        if (uses(phase, {}, name)) (phase.kind.value == fleet_kind ? fleets : others) = true;
      if (hardware.utilization && fleets && !others) told(*hardware.utilization);
    }
  }

  void mixed_methods() {
    const SiteFacts* first = nullptr;
    for (std::size_t i = 0; i < inventory_.phases.size(); ++i) {
      const SiteFacts& site = inventory_.phases[i].site;
      if (!site.grid.intensity || inventory_.phases[i].activity.kind == "co2e") continue;
      if (first == nullptr) first = &site;
      if (site.method != first->method)
        return context_.error(
            diag::mixed_bases,
            fmt::format("site \"{}\" is {}, site \"{}\" is {}: average and marginal intensities do not add up",
                        first->name, first->method, site.name, site.method),
            "use one method for all sites, or make two jobs and compare them",
            job_.phases[i].site ? job_.phases[i].site->at : job_.phases[i].at);
    }
  }

  void units() {
    for (const FunctionalUnit& unit : job_.functional_units) {
      UnitFacts f{unit.name.value, {}, dim::one};
      if (unit.count) {
        f.count = from_stated(*unit.count, unit.name.value);
      } else if (unit.pointer) {
        const auto found = pointed_at(context_, *unit.pointer);
        if (!found) continue;
        f.count = from_stated(*found->value, unit.name.value);
        f.dim = found->dim;
      }
      inventory_.units.push_back(std::move(f));
    }
  }

  void job_boundary() {
    const BoundaryFacts b = boundary(job_.only, job_.except);
    inventory_.only.assign(b.only.begin(), b.only.end());
    inventory_.except.assign(b.except.begin(), b.except.end());
  }

  const Workload& job_;
  std::span<const std::string_view> boundary_names_;
  Inventory inventory_;
  Context context_;
  bool only_names_;  // the job is at fault: only look names up
  std::map<std::string, std::size_t> index_;
  std::vector<std::optional<std::size_t>> rests_on_;
  std::set<std::string> reported_;
};

}  // namespace
}  // namespace inventory

std::optional<Inventory> resolve(const Workload& workload, const Catalog& catalog,
                                 std::span<const std::string_view> boundary_names, Diagnostics& out) {
  Diagnostics errors;
  auto inventory = inventory::Resolution(workload, catalog, boundary_names, errors, false).run();
  out.insert(out.end(), std::make_move_iterator(errors.begin()), std::make_move_iterator(errors.end()));
  return inventory;
}

void look_up(const Workload& workload, const Catalog& catalog, std::span<const std::string_view> boundary_names,
             Diagnostics& out) {
  static constexpr int names[] = {diag::unknown_hardware, diag::unknown_site,   diag::unknown_grid,
                                  diag::unknown_phase,    diag::unknown_choice, diag::self_reference};
  Diagnostics errors;
  inventory::Resolution(workload, catalog, boundary_names, errors, true).run();
  for (Diagnostic& d : errors)
    if (std::ranges::find(names, d.code) != std::end(names)) out.push_back(std::move(d));
}

}  // namespace aicarbon
