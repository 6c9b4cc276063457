// Warns of values that are plausible by themselves, but not together, and of values that mean something else than they
// seem to: hours or tokens of zero, growth in percent, a curve of power that falls.
//
//   building   CO2e / rated IT power, 1 ... 20,000 kg/kW
//   growth     demand^(periods - 1) and efficiency^(periods - 1), at most 10,000
//
// The limits are conventions of this program, an order of magnitude or more beyond published values.
#include "inventory/context.hpp"
#include "inventory/plausible_values.hpp"

#include "units/units.hpp"

#include <fmt/format.h>

#include <cmath>

namespace aicarbon::inventory {
namespace {

double next_above(double value) { return std::nextafter(value, no_limit); }
double next_below(double value) { return std::nextafter(value, 0); }

void zero_hours(const Context& c, const StatedValue& hours) {
  c.suspect(hours.value.best, {hours.at.path, 0, 0, [at = hours.at](double) {
                                 return diag::make(diag::implausible_value, "the stated hours are zero",
                                                   "leave the phase out if nothing ran, or state its hours", at);
                               }});
}

void zero_tokens(const Context& c, const Stated<dim::token>& prompt) {
  c.suspect(prompt.value.best,
            {prompt.at.path, 0, 0, [at = prompt.at](double) {
               return diag::make(diag::implausible_value, "the stated tokens of the prompts are zero",
                                 "leave the phase out if nothing ran, or state the tokens that were read", at);
             }});
}

void hours(const Context& c, const activity::Any& kind) {
  if (const auto* wall = std::get_if<activity::WallTime>(&kind)) zero_hours(c, wall->wall_time);
  const auto* timed = std::get_if<activity::DeviceTime>(&kind);
  if (timed == nullptr) return;
  if (timed->device_time.of_devices) zero_hours(c, *timed->device_time.of_devices);
  if (timed->device_time.of_nodes) zero_hours(c, *timed->device_time.of_nodes);
  if (timed->device_time.of_parts) zero_hours(c, *timed->device_time.of_parts);
}

// A factor that is written in percent: "50 %" is a half, not half as much again. `meant` is what the percent would be as
// a change.
void growth_in_percent(const Context& c, const Stated<dim::one>& factor, std::string_view key, double meant) {
  const std::string by = units::shortest(factor.value.best);
  c.note(
      diag::implausible_value,
      fmt::format("\"{}\" is a factor from each period to the next: {} multiplies by {}", key, factor.written, by),
      fmt::format("write \"{}\": {}, or {} if it changes by that many percent", key, by, units::significant(meant, 3)),
      factor.at);
}

bool in_percent(const Stated<dim::one>& factor) { return factor.written.find('%') != std::string::npos; }

void total_growth(const Context& c, const Stated<dim::one>& factor, std::string_view key, double steps) {
  constexpr double most = 1e4;
  c.suspect(factor.value.best,
            {factor.at.path, next_above(std::pow(most, 1 / steps)), no_limit,
             [key = std::string(key), steps, at = factor.at](double value) {
               return diag::make(diag::implausible_value,
                                 fmt::format("\"{}\" grows to {} times that of the first period", key,
                                             units::significant(std::pow(value, steps), 2)),
                                 "it is a factor from each period to the next; check \"per\" and \"periods\"", at);
             }});
}

void growth(const Context& c, const StatedGrowth& g) {
  // An efficiency of 80 % often means just that: 80 % of the energy of the period before.
  if (g.demand && in_percent(*g.demand) && g.demand->value.best < 1)
    growth_in_percent(c, *g.demand, "demand", 1 + g.demand->value.best);
  if (g.efficiency && in_percent(*g.efficiency) && g.efficiency->value.best <= 0.5)
    growth_in_percent(c, *g.efficiency, "efficiency", 1 - g.efficiency->value.best);
  const double steps = g.periods ? g.periods->value.best - 1 : 0;
  if (steps < 1) return;
  if (g.demand) total_growth(c, *g.demand, "demand", steps);
  if (g.efficiency) total_growth(c, *g.efficiency, "efficiency", steps);
}

void building(const Context& c, const SiteFacts& site) {
  if (!site.building || !site.building_power || site.building.input->origin != Origin::stated) return;
  static constexpr double least = 1;
  static constexpr double most = 20000;
  const Input& co2e = *site.building.input;
  const double power = site.building_power.best();
  const auto says = [power, at = c.place_of(co2e)](double kg) {
    return diag::make(diag::implausible_value,
                      fmt::format("the CO2e of construction is {} kg per kW of IT, far from what is plausible",
                                  units::significant(kg / power, 3)),
                      fmt::format("check the units of \"co2e\" and \"it_power\"; their ratio is usually from {:g} to "
                                  "{:g} kg/kW",
                                  least, most),
                      at);
  };
  c.suspect(co2e.value.best, {co2e.path, next_above(0), next_below(least * power), says});
  c.suspect(co2e.value.best, {co2e.path, next_above(most * power), no_limit, says});
}

// The idle power of a node whose rated power is that of its accelerators with the default share of the host.
void idle_power(const Context& c, const HardwareFacts& h) {
  if (!h.present || h.node_power || !h.node_idle || !h.accelerator_power || !h.devices) return;
  if (h.node_idle.input->origin != Origin::stated) return;
  const double rated = h.devices.best() * h.accelerator_power.best() * h.node_over_accelerators.best();
  const Input& idle = *h.node_idle.input;
  c.suspect(idle.value.best,
            {idle.path, next_above(rated), no_limit, [rated, at = c.place_of(idle)](double value) {
               return diag::make(diag::implausible_value,
                                 fmt::format("the idle power of the node, {}, is above its rated power, {}",
                                             units::human(dim::power, value, 4), units::human(dim::power, rated, 4)),
                                 "check the unit, W or kW, and the number of accelerators; or state the \"power\" of "
                                 "the node",
                                 at);
             }});
}

// A machine draws no less power at a higher load. A counter may differ by a percent or two.
void power_curve(const Context& c, const HardwareFacts& h) {
  constexpr double tolerance = 0.98;
  for (std::size_t i = 1; i < h.power_curve.size(); ++i) {
    const double before = h.power_curve[i - 1].power.best();
    const double here = h.power_curve[i].power.best();
    if (here < tolerance * before)
      c.note(diag::implausible_value,
             fmt::format("the power curve falls from {} to {} of rated power at load {}", units::shortest(before),
                         units::shortest(here), units::shortest(h.power_curve[i].load)),
             "check the points: \"power\" is a share of rated power, and rises with \"load\"",
             c.place_of(*h.power_curve[i].power.input));
  }
}

}  // namespace

void warn_of_odd_values(const Context& c, const Phase& phase, const PhaseFacts& f) {
  hours(c, phase.activity->kind);
  if (const auto* bill = std::get_if<activity::Bill>(&phase.activity->kind)) zero_tokens(c, *bill->prompt_tokens);
  if (phase.growth) growth(c, *phase.growth);
  building(c, *f.site);
  idle_power(c, *f.hardware);
  power_curve(c, *f.hardware);
}

}  // namespace aicarbon::inventory
