// Resolves a phase by itself: its site and hardware, techniques and growth. Its activity is resolved once all phases
// are known.
#include "inventory/context.hpp"

#include <fmt/format.h>

#include <cmath>

namespace aicarbon::inventory {
namespace {

// The hardware of a storage phase: none, with the reason why. To state machines for such a phase is an error.
std::shared_ptr<const HardwareFacts> drives_only(const Context& c, const Phase& phase) {
  if (phase.hardware && !(phase.hardware->text && phase.hardware->text->value == "none"))
    c.error(diag::conflict, "storage uses drives, not machines",
            "remove \"hardware\"; describe the storage servers in a separate phase with \"device_time\"",
            phase.hardware->at);
  HardwareFacts f;
  f.missing = {LineState::not_applicable,
               "stored data uses drives, not machines; the drives are reported under storage_equipment"};
  return std::make_shared<const HardwareFacts>(std::move(f));
}

std::optional<GrowthFacts> growth(const Context& c, const StatedGrowth& g, std::string_view use) {
  if (!g.per || !g.demand || !g.efficiency || !g.periods) return std::nullopt;  // an error was already reported
  constexpr double most_periods = 100;
  const double periods = g.periods->value.best;
  if (!g.periods->value.exact() || periods != std::floor(periods) || periods > most_periods) {
    c.error(diag::out_of_domain, "\"periods\" must be a whole number from 1 to 100, without a range", {},
            g.periods->at);
    return std::nullopt;
  }
  return GrowthFacts{stated(*g.per, use), stated(*g.demand, use), stated(*g.efficiency, use),
                     static_cast<int>(periods)};
}

void check_runs_on(const Context& c, const Phase& phase) {
  if (phase.site)
    c.error(diag::runs_on_fleet, "a phase with \"runs_on\" uses the site of the fleet", "remove \"site\"",
            phase.site->at);
  if (phase.hardware)
    c.error(diag::runs_on_fleet, "a phase with \"runs_on\" uses the hardware of the fleet", "remove \"hardware\"",
            phase.hardware->at);
  if (phase.activity && activity::device_hours(phase.activity->kind) == nullptr &&
      activity::planned_work(phase.activity->kind) == nullptr)
    c.error(
        diag::runs_on_fleet, "a phase with \"runs_on\" must state how many hours of the fleet it uses",
        "state the activity as \"device_time\", \"runs\" or \"online\", or as an amount of work, such as \"tokens\" or \"requests\"",
        phase.activity->at);
  if (phase.charge_idle)
    c.error(diag::conflict,
            "\"charge_idle\" cannot be combined with \"runs_on\": a fleet already counts its idle hours",
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
    const bool borrows =
        is<activity::Ratio>(phase);  // a ratio uses the site and hardware of the other phase by default
    if (phase.site || !borrows) f.site = resolve_site(c, phase);
    if (is<activity::Storage>(phase)) f.hardware = drives_only(c, phase);
    else if (phase.hardware || !borrows) f.hardware = resolve_hardware(c, phase);
  }
  if (!f.site) f.site = std::make_shared<const SiteFacts>();  // empty until copied from the phase it depends on
  if (!f.hardware) f.hardware = std::make_shared<const HardwareFacts>();
  f.techniques = resolve_techniques(c, phase);
  if (phase.growth) f.growth = growth(c, *phase.growth, phase.name.value);
  return f;
}

}  // namespace aicarbon::inventory
