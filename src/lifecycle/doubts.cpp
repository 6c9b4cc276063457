// See doubts.hpp.
//
//   mean power of a device = IT energy / device time
//   implausible            above 1.25 x rated power of a device, or below idle power / 20
//   devices                at most 10 million
//   length of a run        device time / devices, at most 10 years
//   device-hours           stated ones, or those of a clock, at most 10^8
//   batch                  largest batch / batch, at least 1
//   arrivals               requests / arrivals, at most 10 years; within a tenth of the time during which users request
//
// Those about work stated by count are in work_doubts.cpp.
//
// Rated power is that of a device with its share of the host. Counters exceed it by a few percent, because they average
// over short times; 1.25 leaves room for that. The counter of a device that is switched on does not stay below a
// twentieth of its idle power. All of these limits are conventions of this program.
#include "lifecycle/doubts.hpp"

#include "inventory/mean_rate.hpp"
#include "lifecycle/activity/activity.hpp"
#include "lifecycle/activity/deliveries.hpp"
#include "lifecycle/model/model.hpp"
#include "lifecycle/phase.hpp"
#include "lifecycle/work_doubts.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace aicarbon::lifecycle {
namespace {

constexpr double far_above = 1.25;
constexpr double far_below = 1.0 / 20;
constexpr double near = 0.1;
constexpr double most_devices = 1e7;
constexpr double most_hours = 10 * hours_per_year;
// About three times those of the largest published training run, Llama 3.1 405B: 30.84 M H100-hours (Meta, model card,
// 2024).
constexpr double most_device_hours = 1e8;

// The number of devices of an activity, and the length of its run; both empty if it states no number of devices.
struct Extent {
  Cell<dim::device> devices;
  Cell<dim::time> length;
};

Extent extent_of(const ActivityInput& in) {
  Sheet& sheet = in.sheet;
  const ActivityFacts& a = in.facts.activity;
  if (const auto* wall = a.as<WallTimeFacts>()) {
    const auto length = cell(sheet, wall->wall_time);
    if (const auto devices = devices_of(in, *wall)) return {devices, length};
    return {cell(sheet, wall->machines) * in.hardware.devices, length};
  }
  if (const auto* fleet = a.as<FleetFacts>()) return {cell(sheet, fleet->machines) * in.hardware.devices, {}};
  if (const auto* online = a.as<OnlineFacts>()) return {devices_of(in, *online), cell(sheet, online->during)};
  if (const auto* training = a.as<TrainingFacts>(); training != nullptr && training->devices) {
    const auto devices = cell(sheet, training->devices);
    const Flows flows = flows_of(in);
    return {devices, flows.device_time ? flows.device_time.cell / devices : Cell<dim::time>{}};
  }
  return {};
}

class Finder {
 public:
  Finder(Sheet& sheet, const PhaseFacts& phase, std::vector<Doubt>& found)
      : phase_(phase), site_(site_cells(sheet, *phase.site)),
        hardware_(hardware_cells(sheet, *phase.hardware)), in_{sheet, phase, site_, hardware_, nullptr, {}},
        found_(found) {}

  void all() {
    power();
    extent();
    hours();
    arrivals();
    batch();
    work();
  }

 private:
  void power() {
    if (!has_measured_hours(phase_.activity) || !phase_.hardware->present || !hardware_.rated_power) return;
    const auto rated = rated_per_device(hardware_);
    const auto known_idle = hardware_.idle_power && hardware_.idle_power.best() > 0;
    const auto mean = mean_power(known_idle ? hardware_.idle_power : rated);
    const std::string help =
        "check the units of the energy and of the hours (W or kW, Wh or kWh, s or h), and whether the energy is that of "
        "all devices; \"device_time\" counts the hours of each device, \"wall_time\" those on the clock";
    add(
        "above_rating", mean / (in_.sheet.constant<dim::one>(far_above) * rated), 0, 1, diag::implausible_power,
        [](double ratio) {
          return fmt::format("the mean power of a device, with its share of the host, is {} times its rated power",
                             units::significant(ratio * far_above, 3));
        },
        help);
    if (!known_idle) return;
    add(
        "below_idle", mean / (in_.sheet.constant<dim::one>(far_below) * hardware_.idle_power), 1,
        std::numeric_limits<double>::infinity(), diag::implausible_power,
        [](double ratio) -> std::string {
          if (ratio < 1e-6) return "the measured energy of hours in use is zero";
          return fmt::format("the mean power of a device, with its share of the host, is {} times its idle power",
                             units::significant(ratio * far_below, 2));
        },
        help);
  }

  // The mean power of a device with its share of the host.
  Cell<dim::device_power> mean_power(Cell<dim::device_power> meanwhile) {
    const DeviceHoursFacts* stated = device_hours_of(phase_.activity);
    if (stated != nullptr && stated->device_power && !stated->energy) {  // the hours change nothing
      const auto hour = in_.sheet.constant<dim::device_time>(1);
      Flows flows;
      at_boundary(in_, cell(in_.sheet, stated->device_power) * hour, flows);
      return flows.it_energy.cell / hour;
    }
    const Flows flows = flows_of(in_);
    // No hours have no mean power. A moment beside the hours, at idle power, changes no other mean and raises no doubt.
    const auto moment = in_.sheet.constant<dim::device_time>(1e-9);
    return (flows.it_energy.cell + moment * meanwhile) / (flows.device_time.cell + moment);
  }

  void hours() {
    const ActivityFacts& a = phase_.activity;
    if (a.as<DeviceTimeFacts>() == nullptr && a.as<WallTimeFacts>() == nullptr && a.as<RunsFacts>() == nullptr &&
        a.as<OnlineFacts>() == nullptr)
      return;
    const Flows flows = flows_of(in_);
    if (!flows.device_time) return;
    add(
        "device_hours", flows.device_time.cell / in_.sheet.constant<dim::device_time>(1), 0, most_device_hours,
        diag::many_device_hours,
        [](double hours) {
          return fmt::format(
              "{} device-hours are far more than the largest published training run used (30.84 M H100-hours, Llama 3.1 "
              "405B, Meta 2024)",
              units::significant(hours, 4));
        },
        "device-hours count the hours of each device once: were the hours multiplied by the number of devices twice?");
  }

  void extent() {
    const Extent e = extent_of(in_);
    const auto one = in_.sheet.constant<dim::device>(1);
    if (e.devices)
      add(
          "devices", e.devices / one, 0, most_devices, diag::many_devices,
          [](double devices) { return fmt::format("{:g} devices are more than ten million", devices); },
          "write the number without thousands separators, and check its unit");
    if (e.length)
      add(
          "length", e.length / in_.sheet.constant<dim::time>(1), 0, most_hours, diag::long_run,
          [](double hours) {
            return fmt::format("the run takes {} years", units::significant(hours / hours_per_year, 3));
          },
          "check the hours, the tokens and the number of devices");
  }

  // The time over which the requests of a service arrive.
  void arrivals() {
    const auto* serving = phase_.activity.as<ServingFacts>();
    if (serving == nullptr || !serving->count) return;
    Sheet& sheet = in_.sheet;
    if (serving->spread && serving->count.during)
      add(
          "time_of_users", cell(sheet, serving->spread) / cell(sheet, serving->count.during), 1 - near, 1 + near,
          diag::other_arrivals,
          [](double ratio) {
            return fmt::format("the fleet serves for {} times the time during which the users send requests",
                               units::significant(ratio, 3));
          },
          "state the same time as \"duration\" of the fleet and as \"during\" of the users, or state \"arrivals\"");
    if (!serving->arrivals) return;
    const auto length = count_of(sheet, serving->count) / cell(sheet, serving->arrivals);
    if (!serving->count.during) {
      add(
          "arrivals", length / sheet.constant<dim::time>(1), 0, most_hours, diag::long_run,
          [](double hours) {
            return fmt::format("at these arrivals, the requests take {} years",
                               units::significant(hours / hours_per_year, 3));
          },
          "check the number of requests and the unit of the arrivals, which is request/s");
      return;
    }
    const auto during = cell(sheet, serving->count.during);
    add(
        "during", during / sheet.constant<dim::time>(1), 0, most_hours, diag::long_run,
        [](double hours) {
          return fmt::format("the users send requests for {} years", units::significant(hours / hours_per_year, 3));
        },
        "check \"during\"");
    add(
        "arrivals_of_users", length / during, 1 - near, 1 + near, diag::other_arrivals,
        [](double ratio) {
          return fmt::format("at these arrivals, the requests take {} times the time during which the users send them",
                             units::significant(ratio, 3));
        },
        [rate = serving->arrivals.best()](double ratio) {
          return fmt::format("state \"arrivals\": \"{}\", the mean rate of these users",
                             inventory::mean_rate(rate * ratio));
        });
  }

  void work() {
    for (WorkDoubt& d : doubts_about_work(in_))
      add(d.what, d.value, d.least, d.most, diag::implausible_value, std::move(d.says), std::move(d.help));
  }

  // A batch of which some sequences wait, because their cache does not fit.
  void batch() {
    const auto* serving = phase_.activity.as<ServingFacts>();
    if (serving == nullptr) return;
    const auto share = work::share_of_batch(in_.sheet, *serving);
    if (!share) return;
    const auto says = [best = share.best(), batch = serving->batch.best()](double fits) {
      if (fits != best)
        return fmt::format(
            "the cache of {} % of the batch fits in memory: the figures are those of this part, while the "
            "other sequences wait",
            units::significant(100 * fits, 3));
      return fmt::format("the cache of {:g} sequences fits in memory, not of {:g}: the figures are those of a batch of "
                         "{:g}, while the other sequences wait",
                         std::floor(fits * batch), batch, std::floor(fits * batch));
    };
    add("batch", share, 1, std::numeric_limits<double>::infinity(), diag::batch_waits, says,
        "state the sequences that are in flight at a time, more devices, or a lower \"kv_precision\"");
  }

  void add(std::string_view what, Cell<dim::one> value, double least, double most, diag::Code code,
           std::function<std::string(double)> says, std::string help) {
    add(what, value, least, most, code, std::move(says), [text = std::move(help)](double) { return text; });
  }

  void add(std::string_view what, Cell<dim::one> value, double least, double most, diag::Code code,
           std::function<std::string(double)> says, std::function<std::string(double)> help) {
    const auto named_phase = [name = phase_.name, of = std::move(says)](double v) {
      return fmt::format("{}: {}", name, of(v));
    };
    found_.push_back({fmt::format("doubts/{}/{}", phase_.name, what), code, value.index, least, most, named_phase,
                      std::move(help), phase_.activity.at});
  }

  const PhaseFacts& phase_;
  SiteCells site_;
  HardwareCells hardware_;
  ActivityInput in_;
  std::vector<Doubt>& found_;
};

double value_of(const Sheet& sheet, std::int32_t cell) { return sheet.nodes()[static_cast<std::size_t>(cell)].value; }

}  // namespace

std::vector<Doubt> doubts(Sheet& sheet, const Inventory& inventory) {
  std::vector<Doubt> found;
  for (const PhaseFacts& phase : inventory.phases) {
    Finder finder(sheet, phase, found);
    finder.all();
  }
  for (Doubt& doubt : doubts_about_units(sheet, inventory)) found.push_back(std::move(doubt));
  return found;
}

Diagnostics doubtful(const Inventory& inventory) {
  Diagnostics messages;
  const auto say = [&](const Sheet& sheet, const std::vector<Doubt>& found) {
    for (const Doubt& d : found)
      if (const double value = value_of(sheet, d.value); d.holds(value))
        messages.push_back(diag::make(d.code, d.says(value), d.help(value), d.at));
  };
  for (const PhaseFacts& phase : inventory.phases) {
    Sheet sheet;
    std::vector<Doubt> found;
    Finder finder(sheet, phase, found);
    finder.all();
    say(sheet, found);
  }
  Sheet sheet;
  say(sheet, doubts_about_units(sheet, inventory));
  return messages;
}

}  // namespace aicarbon::lifecycle
