// What a phase is by itself: its site and hardware, techniques and growth. Its activity follows when all phases are known.
#include "inventory/context.hpp"

#include <fmt/format.h>

#include <cmath>

namespace aicarbon::inventory {
namespace {

// Data is kept on drives, whose manufacture is a source of its own: machines stated with it would count for nothing.
HardwareFacts drives_only(const Context& c, const Phase& phase) {
  if (phase.hardware && !(phase.hardware->text && phase.hardware->text->value == "none"))
    c.error(diag::conflict, "storage stands on drives, not on machines",
            "remove \"hardware\": tell its servers in a phase of their own, by device_time", phase.hardware->at);
  HardwareFacts f;
  f.missing = {LineState::not_applicable, "data that is kept takes drives, no machines: see storage_equipment"};
  return f;
}

std::optional<GrowthFacts> growth(const Context& c, const StatedGrowth& g, std::string_view use) {
  if (!g.per || !g.demand || !g.efficiency || !g.periods) return std::nullopt;  // said already
  constexpr double most_periods = 100;
  const double periods = g.periods->value.best;
  if (!g.periods->value.exact() || periods != std::floor(periods) || periods > most_periods) {
    c.error(diag::out_of_domain, "periods is a whole number up to 100, without a range", {}, g.periods->at);
    return std::nullopt;
  }
  return GrowthFacts{stated(*g.per, use), stated(*g.demand, use), stated(*g.efficiency, use),
                     static_cast<int>(periods)};
}

void check_runs_on(const Context& c, const Phase& phase) {
  if (phase.site)
    c.error(diag::runs_on_fleet, "runs_on takes the site of the fleet", "remove \"site\"", phase.site->at);
  if (phase.hardware)
    c.error(diag::runs_on_fleet, "runs_on takes the hardware of the fleet", "remove \"hardware\"", phase.hardware->at);
  if (phase.activity && activity::device_hours(phase.activity->kind) == nullptr &&
      activity::planned_work(phase.activity->kind) == nullptr)
    c.error(diag::runs_on_fleet, "runs_on needs the hours the phase takes from the fleet",
            "tell the activity as device_time, runs or online, or as work by its count", phase.activity->at);
  if (phase.charge_idle)
    c.error(diag::conflict, "charge_idle does not go with runs_on: the fleet counts its own rest",
            "remove \"charge_idle\"", phase.runs_on->at);
}

template <class Kind>
bool is(const Phase& phase) {
  return phase.activity && std::holds_alternative<Kind>(phase.activity->kind);
}

}  // namespace

PhaseFacts resolve_phase(const Context& c, const Phase& phase) {
  PhaseFacts f;
  f.name = phase.name.value;
  f.kind = phase.kind.value;
  f.charge_idle = phase.charge_idle;
  f.own_boundary = phase.only || phase.except;
  if (phase.runs_on) {
    check_runs_on(c, phase);
  } else {
    const bool borrows = is<activity::Ratio>(phase);  // by default at the other phase's site and hardware
    if (phase.site || !borrows) f.site = resolve_site(c, phase);
    if (is<activity::Storage>(phase)) f.hardware = drives_only(c, phase);
    else if (phase.hardware || !borrows) f.hardware = resolve_hardware(c, phase);
  }
  f.techniques = resolve_techniques(c, phase);
  if (phase.growth) f.growth = growth(c, *phase.growth, phase.name.value);
  return f;
}

}  // namespace aicarbon::inventory
