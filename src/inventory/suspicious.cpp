// Warns of values that are valid but suspicious. If a default rule exists, the help gives its range and source.
#include "inventory/context.hpp"

#include "units/units.hpp"
#include "workload/visit.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>

namespace aicarbon::inventory {
namespace {

std::string usual(const Context& c, std::string_view rule) {
  const auto value = c.catalog.number("defaults", rule, "value");
  const auto unit = units::known(value->unit, value->unit == "years" ? dim::time : dim::one);
  const auto text = [&](double base) { return units::shortest(unit.from_base(base)); };
  return fmt::format("usual: {}{} ({} … {}), {}", text(value->value.best), value->unit == "years" ? " years" : "",
                     text(value->value.low), text(value->value.high), value->citation);
}

constexpr double infinity = std::numeric_limits<double>::infinity();
double just_above(double value) { return std::nextafter(value, infinity); }

// The text of a value: as written in the job, or another value of the same field.
template <Dim D>
std::function<std::string(double)> in_words(const Stated<D>& stated) {
  return [best = stated.value.best, written = stated.written](double value) {
    return value == best ? written : units::human(D, value, 4);
  };
}

const Stated<dim::device_power>* device_power_of(const activity::Any& kind) {
  const auto* hours = activity::device_hours(kind);
  if (hours != nullptr) return hours->device_power ? &*hours->device_power : nullptr;
  const auto* training = std::get_if<activity::Tokens>(&kind);
  return training != nullptr && training->device_power ? &*training->device_power : nullptr;
}

void power(const Context& c, const activity::Any& kind, const PhaseFacts& f) {
  const auto* device_power = device_power_of(kind);
  if (device_power == nullptr || !f.hardware->accelerator_power || !f.hardware->has_accelerators) return;
  const double tdp = f.hardware->accelerator_power.best();
  const Location& at = device_power->at;
  const std::string watts = units::human(dim::power, tdp, 4);
  const std::string tdp_note = fmt::format("; source of the TDP: {}", f.hardware->accelerator_power.input->citation);
  const auto suspect = [&](double from, double to, std::function<Diagnostic(double)> says) {
    c.suspect(device_power->value.best, {at.path, from, to, std::move(says)});
  };
  const auto above = [text = in_words(*device_power), tdp_note, at, watts](const std::string& what,
                                                                           const std::string& help) {
    return [=, help = help + tdp_note](double power) {
      return diag::make(diag::above_rating,
                        fmt::format("{} is above the TDP of the accelerator, {}{}", text(power), watts, what), help,
                        at);
    };
  };
  if (std::holds_alternative<activity::Tokens>(
          kind)) {                 // stated hours have a doubt of their own (lifecycle/doubts.cpp)
    constexpr double least = 0.1;  // of the TDP: about what a device draws that does nothing
    suspect(just_above(0), std::nextafter(least * tdp, 0.0),
            [text = in_words(*device_power), tdp_note, at, watts](double value) {
              return diag::make(
                  diag::implausible_value,
                  fmt::format("{} is less than an accelerator with a TDP of {} draws at rest", text(value), watts),
                  "check the unit: W or kW" + tdp_note, at);
            });
  }
  if (f.activity.boundary == EnergyBoundary::accelerators) {
    suspect(just_above(tdp), infinity, above("", "does it include the host? then state \"energy_boundary\": \"it\""));
    return;
  }
  if (f.activity.boundary == EnergyBoundary::it)
    suspect(tdp, tdp, [watts, at](double) {
      return diag::make(
          diag::equals_tdp,
          fmt::format("the power equals the TDP of the accelerator, {}, so it does not include the host or the network",
                      watts),
          "add \"energy_boundary\": \"accelerators\" to add the other parts of the node, or state a measured power that includes them",
          at);
    });
  suspect(just_above(tdp * f.hardware->node_over_accelerators.input->value.high), infinity,
          above(", plus its share of the host",
                "is it the power of the whole node? \"device_power\" applies to one device"));
}

// Warns of a node rated at no more than its accelerators, which leaves nothing for the host. A package with CPU and
// memory leaves nothing out, so there the sum is enough.
void node_power(const Context& c, const HardwareFacts& h, const Location& at) {
  if (h.node_idle && h.node_power && h.node_idle.best() > h.node_power.best())
    c.note(diag::implausible_value,
           fmt::format("the idle power of the node, {}, is above its rated power, {}",
                       units::human(dim::power, h.node_idle.best(), 4),
                       units::human(dim::power, h.node_power.best(), 4)),
           "check the units: W or kW", at);
  if (!h.present || !h.node_power || !h.accelerator_power || !h.devices) return;
  const double sum = h.devices.best() * h.accelerator_power.best();
  const std::string& path = h.node_power.input->path;
  constexpr double far_above = 5;  // hosts, fans and network add less than the accelerators
  const auto watts = [](double kw) { return units::human(dim::power, kw, 4); };
  c.suspect(h.node_power.best(), {path, std::nextafter(far_above * sum, infinity), infinity, [=](double power) {
                                    return diag::make(diag::implausible_value,
                                                      fmt::format("the node is rated at {}, {} times its accelerators",
                                                                  watts(power), units::significant(power / sum, 2)),
                                                      "check the unit: W or kW", at);
                                  }});
  const bool packages = h.node_over_accelerators.input->rule == "power/node_over_packages";
  const double ratio = h.node_over_accelerators.best() / h.node_at_load.best();
  const bool measured = c.catalog.number("accelerators", h.device, "system_w").has_value();
  const std::string help =
      measured ? std::string("\"power\" is that of the whole node: remove it, and the machine has the power that was "
                             "measured; the power of one device is \"device_power\" of an activity")
               : fmt::format("\"power\" is that of the whole node: write \"power\": \"{}\", {} times its "
                             "accelerators, or remove it; the power of one device is \"device_power\" of an activity",
                             watts(ratio * sum), units::significant(ratio, 3));
  const std::string of = fmt::format("{} of its accelerators, {} × {}", watts(sum), units::shortest(h.devices.best()),
                                     watts(h.accelerator_power.best()));
  c.suspect(h.node_power.best(), {path, 0, packages ? std::nextafter(sum, 0.0) : sum, [=](double power) {
                                    return diag::make(diag::below_accelerators,
                                                      fmt::format("the node is rated at {}, {} the {}", watts(power),
                                                                  power == sum ? "exactly" : "below", of),
                                                      help, at);
                                  }});
}

// If p99 / p50 is above this ratio, the mean of a lognormal is more than ten times its median:
// exp(2.326 sqrt(2 ln 10)) = 147.
constexpr double heavy_tail = 147;

void runs(const Context& c, const activity::Runs& a) {
  const StatedRunTime& one = a.device_time_per_run;
  if (!one.p50 || !one.p99) return;
  const double over = one.p99->value.best / one.p50->value.best;
  if (over > heavy_tail)
    c.note(
        diag::heavy_tail,
        fmt::format(
            "\"p99\" is {} times \"p50\": the mean of such a lognormal distribution is more than ten times its median",
            units::significant(over, 3)),
        "are both percentiles from the same set of runs, in device-hours? a published ratio is 16, for experiments at Meta (Wu et al. 2021)",
        one.p99->at);
}

void storage(const Context& c, const activity::Storage& a) {
  if (!a.replication) return;
  c.suspect(
      a.replication->value.best,
      {a.replication->at.path, 1, 1, [at = a.replication->at](double) {
         return diag::make(
             diag::raw_capacity, "with \"replication\": 1, \"storage\" must be the raw capacity of the drives",
             "state the number of copies, or make sure that \"storage\" is the raw capacity including copies and parity",
             at);
       }});
}

void energy(const Context& c, const activity::Energy& a) {
  c.suspect(a.energy->value.best, {a.energy->at.path, 0, 0, [at = a.energy->at](double) {
                                     return diag::make(diag::implausible_value, "the measured energy is zero",
                                                       "did the counter work? leave the phase out if nothing ran", at);
                                   }});
}

// Notes that a device of hardware without accelerators is the whole machine.
void whole_machines(const Context& c, const activity::Any& kind, const HardwareFacts& h) {
  if (!h.present || h.has_accelerators) return;
  const auto* hours = std::get_if<activity::DeviceTime>(&kind);
  if (hours != nullptr && hours->device_time.hour_of == HourOf::product && hours->device_time.of_devices)
    c.note(diag::whole_machines,
           fmt::format("the hardware has no accelerators: each hour of {} is one of a whole machine",
                       hours->device_time.of_devices->written),
           "name the \"accelerator\" of the hardware, or write node-h", hours->device_time.of_devices->at);
  const auto* wall = std::get_if<activity::WallTime>(&kind);
  if (wall != nullptr && wall->devices && wall->devices->of_devices && wall->devices->of_devices->value.best > 1)
    c.note(
        diag::whole_machines,
        fmt::format("the hardware has no accelerators: each of the {:g} devices is a whole machine",
                    wall->devices->of_devices->value.best),
        fmt::format("write \"machines\": {:g} if that is meant, or name the \"accelerator\"; cores are a share of one "
                    "machine: \"share\": {{\"vcpus\": …, \"of\": …}} in the hardware",
                    wall->devices->of_devices->value.best),
        wall->devices->of_devices->at);
}

}  // namespace

void warn_of_suspicious(const Context& c, const Phase& phase, const PhaseFacts& f, const std::optional<Text>& period) {
  const activity::Any& kind = phase.activity->kind;
  power(c, kind, f);
  if (const auto* a = std::get_if<activity::Energy>(&kind)) energy(c, *a);
  if (const auto* a = std::get_if<activity::Runs>(&kind)) runs(c, *a);
  if (const auto* a = std::get_if<activity::Storage>(&kind)) storage(c, *a);
  whole_machines(c, kind, *f.hardware);
  const auto stated_input = [](const auto& fact) { return fact && fact.input->origin == Origin::stated; };
  const auto place_of = [&](const Input& input) { return c.place_of(input); };
  if (f.hardware->node_power) node_power(c, *f.hardware, place_of(*f.hardware->node_power.input));
  const auto suspect = [&](const Input& input, double from, double to, std::function<Diagnostic(double)> says) {
    c.suspect(input.value.best, {input.path, from, to, std::move(says)});
  };
  if (stated_input(f.site->pue))
    suspect(*f.site->pue.input, just_above(2.5), infinity,
            [help = usual(c, "pue/industry_survey"), at = place_of(*f.site->pue.input)](double pue) {
              return diag::make(diag::high_pue, fmt::format("a PUE of {} is very high", units::shortest(pue)), help,
                                at);
            });
  const bool uses_utilization = activity::device_hours(kind) != nullptr && !f.runs_on;
  if (uses_utilization && stated_input(f.hardware->utilization))
    suspect(*f.hardware->utilization.input, 1, 1,
            [help = usual(c, "utilization/allocated"), at = place_of(*f.hardware->utilization.input)](double) {
              return diag::make(diag::full_utilization, "a utilization of 1 means that every owned hour is allocated",
                                help, at);
            });
  if (stated_input(f.hardware->lifetime))
    suspect(*f.hardware->lifetime.input, 0, hours_per_year,
            [help = usual(c, f.hardware->has_accelerators ? "life/accelerator" : "life/server_hyperscale"),
             at = place_of(*f.hardware->lifetime.input)](double hours) {
              return diag::make(diag::short_life,
                                fmt::format("a lifetime of {:.3g} {} is short", hours / hours_per_year,
                                            hours == hours_per_year ? "year" : "years"),
                                help, at);
            });
  constexpr int most_years_off = 3;
  if (period && f.site->grid.intensity && f.site->years_off > most_years_off)
    c.note(
        diag::old_factor,
        fmt::format("the work is from {}, but the intensity of {} is from {}", period->value, f.site->in_words(),
                    f.site->year),
        fmt::format(
            "state the intensity of that period: {{\"intensity\": \"… g/kWh\", \"year\": …}}; source of the intensity in use: {}",
            f.site->grid.intensity.input->citation),
        period->at);
}

}  // namespace aicarbon::inventory
