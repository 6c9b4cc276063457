// See readings.hpp.
//
//   hours of machines                  device time = hours x devices of a machine
//   hours or numbers of parts          device time = hours / parts of a device, devices = number / parts of a device
#include "lifecycle/readings.hpp"

#include "diag/codes.hpp"
#include "lifecycle/activity/activity.hpp"
#include "lifecycle/formulate.hpp"
#include "lifecycle/phase.hpp"
#include "units/device_part.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace aicarbon::lifecycle {
namespace {

std::string total_of(const Inventory& inventory) {
  const Model model = formulate(inventory);
  const Output* total = model.find("total/co2e");
  if (total == nullptr) return "unknown";
  bool complete = true;
  for (const Line& line : model.lines) complete = complete && !incomplete(line);
  const double value = model.sheet.nodes()[static_cast<std::size_t>(total->node)].value;
  return fmt::format("{}{}", complete ? "" : "≥ ", units::human(dim::co2e, value, 3));
}

using OfPhase = std::function<bool(const PhaseFacts&)>;

const PhaseFacts* first(const Inventory& inventory, const OfPhase& which) {
  const auto found = std::ranges::find_if(inventory.phases, which);
  return found == inventory.phases.end() ? nullptr : &*found;
}

// A fact at another value.
template <Dim D>
Fact<D> scaled(const Fact<D>& fact, double factor) {
  Input input = *fact.input;
  input.value.best *= factor;
  return known<D>(std::move(input));
}

// Stated device-hours, of a phase or of each of its runs.
struct StatedTime {
  HourOf hour_of;
  const std::string& written;
  const Location& at;
  double best;
  bool of_a_run;
};

std::optional<StatedTime> stated_time(const PhaseFacts& phase) {
  if (const auto* a = phase.activity.as<DeviceTimeFacts>())
    return StatedTime{a->hour_of, a->written, a->at, a->device_time ? a->device_time.best() : 0, false};
  if (const auto* a = phase.activity.as<RunsFacts>())
    return StatedTime{a->hour_of, a->written, a->at, (a->per_run ? a->per_run : a->p50).best(), true};
  return std::nullopt;
}

const CountedDevices* counted_devices(const PhaseFacts& phase) {
  if (const auto* wall = phase.activity.as<WallTimeFacts>()) return wall;
  return phase.activity.as<OnlineFacts>();
}

template <class Facts, class Change>
bool changed(PhaseFacts& phase, const Change& change) {
  const auto* own = phase.activity.as<Facts>();
  if (own == nullptr) return false;
  Facts copy = *own;
  change(copy);
  phase.activity.kind = std::make_shared<const Facts>(std::move(copy));
  return true;
}

// The total of the job if the hours, or the number of devices, of some phases are multiplied by a factor.
std::string total_with(const Inventory& inventory, const OfPhase& which, double (*factor)(const HardwareFacts&)) {
  Inventory other = inventory;
  for (PhaseFacts& phase : other.phases) {
    if (!which(phase)) continue;
    const double by = factor(*phase.hardware);
    const auto scale = [by](auto& fact) {
      if (fact) fact = scaled(fact, by);
    };
    const auto scale_devices = [&](CountedDevices& counted) { scale(counted.devices); };
    changed<DeviceTimeFacts>(phase, [&](DeviceTimeFacts& a) { scale(a.device_time); }) ||
        changed<WallTimeFacts>(phase, scale_devices) || changed<OnlineFacts>(phase, scale_devices) ||
        changed<RunsFacts>(phase, [&](RunsFacts& a) {
          for (auto* fact : {&a.per_run, &a.p50, &a.p99}) scale(*fact);
        });
  }
  return total_of(other);
}

double devices_of_a_machine(const HardwareFacts& h) { return h.devices.best(); }
double devices_of_a_part(const HardwareFacts& h) { return 1 / h.parts_per_device.best(); }

bool is_whole_machine(const HardwareFacts& h) { return h.present && !h.share && !h.vcpus; }

// Whether the hardware, or the machine that it is a share of, is known to have several devices, or a part of one.
bool has_several_devices(const HardwareFacts& h) {
  return h.present && h.devices && h.devices.input->origin != Origin::assumed && h.devices.best() != 1;
}

bool is_of_server(const HardwareFacts& h) { return h.devices.input->origin == Origin::catalog; }

// Whether hours may be those of machines: their unit does not say, and the hardware is known to have several devices.
bool may_be_of_machines(const PhaseFacts& phase) {
  const auto hours = stated_time(phase);
  return hours && hours->hour_of == HourOf::unstated && has_several_devices(*phase.hardware);
}

// Whether hours may be those of parts: their unit does not say, or is that of a GPU.
bool hours_may_be_of_parts(const PhaseFacts& phase) {
  const auto hours = stated_time(phase);
  return hours && (hours->hour_of == HourOf::unstated || hours->hour_of == HourOf::product) &&
         is_whole_machine(*phase.hardware) && phase.hardware->parts_per_device;
}

// Whether a number of devices may be one of parts: it has no unit.
bool devices_may_be_parts(const PhaseFacts& phase) {
  const CountedDevices* counted = counted_devices(phase);
  return counted != nullptr && counted->devices && !counted->devices_have_unit && is_whole_machine(*phase.hardware) &&
         phase.hardware->parts_per_device;
}

// "the 2 GCDs of a device"
std::string parts_of_a_device(const HardwareFacts& h) {
  return fmt::format("the {:g} {} of a device", h.parts_per_device.best(), units::part_in(h.part)->many);
}

// Hours of a run have no unit of machines or of parts, so they are converted to hours of devices.
std::string amount_if_parts(const HardwareFacts& h, const StatedTime& hours) {
  return hours.of_a_run ? fmt::format("{} device-h", units::shortest(hours.best * devices_of_a_part(h)))
                        : fmt::format("{} {}", units::shortest(hours.best), units::part_in(h.part)->hours);
}
std::string if_parts(const HardwareFacts& h, const StatedTime& hours) {
  return fmt::format(", or \"{}\" if each of {} was counted", amount_if_parts(h, hours), parts_of_a_device(h));
}
std::string amount_if_machines(const HardwareFacts& h, const StatedTime& hours) {
  return hours.of_a_run
             ? fmt::format("{} device-h", units::shortest(hours.best * devices_of_a_machine(h)))
             : fmt::format("{} {}", units::shortest(hours.best), h.instance.empty() ? "node-h" : "instance-h");
}

Diagnostic of_machines(const Inventory& inventory, const PhaseFacts& phase) {
  const StatedTime hours = *stated_time(phase);
  const HardwareFacts& h = *phase.hardware;
  const double devices = h.devices.best();
  const auto amount = units::shortest(hours.best);
  const std::string of_what = devices > 1 ? fmt::format("each of one of the {:g} devices of a machine", devices)
                                          : fmt::format("each of a whole device, of which a machine has {:g}", devices);
  std::string message =
      fmt::format("{} {} device-hours, {}, and the total is {}; as hours of whole machines, it would be {}",
                  hours.written, amount == "1" ? "is counted as" : "are counted as", of_what, total_of(inventory),
                  total_with(inventory, may_be_of_machines, devices_of_a_machine));
  std::string help =
      fmt::format("write \"{} device-h\", or \"{}\" if {} ran for this time", amount, amount_if_machines(h, hours),
                  devices > 1 ? fmt::format("{:g} devices", devices) : "the machine");
  if (hours_may_be_of_parts(phase)) {
    const auto plain_of_parts = [](const PhaseFacts& p) { return may_be_of_machines(p) && hours_may_be_of_parts(p); };
    message += fmt::format(", and as hours of {}, {}", parts_of_a_device(h),
                           total_with(inventory, plain_of_parts, devices_of_a_part));
    help += if_parts(h, hours);
  }
  return diag::make(is_of_server(h) ? diag::hours_of_server : diag::hours_of_devices, std::move(message),
                    std::move(help), hours.at);
}

Diagnostic hours_of_parts(const Inventory& inventory, const PhaseFacts& phase, const OfPhase& which) {
  const StatedTime hours = *stated_time(phase);
  const auto amount = units::shortest(hours.best);
  return diag::make(diag::hours_of_parts,
                    fmt::format("{} {} device-hours, and the total is {}; as hours of {}, it would be {}",
                                hours.written, amount == "1" ? "is counted as" : "are counted as", total_of(inventory),
                                parts_of_a_device(*phase.hardware), total_with(inventory, which, devices_of_a_part)),
                    fmt::format("write \"{} device-h\"{}", amount, if_parts(*phase.hardware, hours)), hours.at);
}

// "1 GCD", "8 GCDs"
std::string parts_in_words(const HardwareFacts& h, double number) {
  const units::DevicePart& part = *units::part_in(h.part);
  return fmt::format("{} {}", units::shortest(number), number == 1 ? part.one : part.many);
}

Diagnostic devices_of_parts(const Inventory& inventory, const PhaseFacts& phase) {
  const CountedDevices& counted = *counted_devices(phase);
  const HardwareFacts& h = *phase.hardware;
  const double number = counted.devices.best();
  const std::string amount = units::shortest(number);
  return diag::make(diag::hours_of_parts,
                    fmt::format("{} counted as {}, and the total is {}; as {}, it would be {}",
                                number == 1 ? "1 device is" : fmt::format("{} devices are", amount),
                                number == 1 ? "a whole device" : "whole devices", total_of(inventory),
                                parts_in_words(h, number),
                                total_with(inventory, devices_may_be_parts, devices_of_a_part)),
                    fmt::format("write \"devices\": \"{} device\", or \"{} {}\" if each of {} was counted", amount,
                                amount, h.part, parts_of_a_device(h)),
                    counted.devices_at);
}

bool lacks_of(const PhaseFacts& phase) {
  const HardwareFacts& h = *phase.hardware;
  return (h.share || h.vcpus) && !phase.activity.of;
}

// A measured energy or power on a share of a machine, which does not say what it is of.
std::optional<Diagnostic> figure_of_share(const Inventory& inventory) {
  const PhaseFacts* phase = first(inventory, lacks_of);
  if (phase == nullptr) return std::nullopt;
  Inventory of_machines = inventory;
  for (PhaseFacts& other : of_machines.phases)
    if (lacks_of(other)) other.activity.of = FigureOf::machine;
  const std::string total = total_of(inventory);
  const std::string other = total_of(of_machines);
  if (total == other) return std::nullopt;  // nothing was measured
  return diag::make(
      diag::figure_of_share,
      fmt::format(
          "{}: the measured energy or power counts as that of the reserved share, and the total is {}; if it is "
          "that of the whole machine, the total is {}",
          phase->name, total, other),
      "write \"of\": \"share\" or \"of\": \"machine\" beside it", phase->activity.at);
}

bool lacks_boundary(const PhaseFacts& phase) {
  if (phase.activity.boundary_stated) return false;
  return phase.activity.as<EnergyFacts>() != nullptr || has_measured_hours(phase.activity);
}

// A measured energy or power, which does not say where it was measured.
std::optional<Diagnostic> boundary_of_figure(const Inventory& inventory) {
  const PhaseFacts* phase = first(inventory, lacks_boundary);
  if (phase == nullptr) return std::nullopt;
  const auto total_at = [&](EnergyBoundary boundary) {
    Inventory other = inventory;
    for (PhaseFacts& one : other.phases)
      if (lacks_boundary(one)) one.activity.boundary = boundary;
    return total_of(other);
  };
  const std::string total = total_of(inventory);
  const std::string of_accelerators =
      phase->hardware->has_accelerators ? total_at(EnergyBoundary::accelerators) : total;
  const std::string of_facility = total_at(EnergyBoundary::facility);
  std::vector<std::string> others;
  if (of_accelerators != total)
    others.push_back(fmt::format("as that of the accelerators alone, it would be {}", of_accelerators));
  if (of_facility != total)
    others.push_back(fmt::format("as that of the facility{} {}", others.empty() ? ", it would be" : ",", of_facility));
  if (others.empty()) return std::nullopt;
  return diag::make(
      diag::boundary_unstated,
      fmt::format("{}: the measured energy or power counts as that of the whole server, and the total is {}; {}",
                  phase->name, total, fmt::join(others, ", and ")),
      "write \"energy_boundary\": \"it\", \"accelerators\" or \"facility\" beside it", phase->activity.at);
}

std::string device_in_words(const HardwareFacts& h) { return h.device.empty() ? h.in_words() : h.device; }

std::string share_of_parts(double parts) { return parts == 2 ? "half" : fmt::format("1/{:g}", parts); }

// "device-h, node-h or GCD-h"
std::string units_of(const OtherHours& other) {
  std::string text = "device-h";
  if (other.devices != 1) text += other.part.empty() ? " or node-h" : ", node-h";
  if (!other.part.empty()) text += fmt::format(" or {}", units::part_in(other.part)->hours);
  return text;
}

}  // namespace

Diagnostics other_readings(const Inventory& inventory) {
  Diagnostics found;
  const PhaseFacts* const plain = first(inventory, may_be_of_machines);
  if (plain != nullptr) found.push_back(of_machines(inventory, *plain));
  const bool has_parts = plain != nullptr && hours_may_be_of_parts(*plain);
  const auto others = [has_parts](const PhaseFacts& p) {
    return hours_may_be_of_parts(p) && !(has_parts && may_be_of_machines(p));
  };
  if (const PhaseFacts* phase = first(inventory, others)) found.push_back(hours_of_parts(inventory, *phase, others));
  if (const PhaseFacts* phase = first(inventory, devices_may_be_parts))
    found.push_back(devices_of_parts(inventory, *phase));
  if (auto figure = figure_of_share(inventory)) found.push_back(std::move(*figure));
  if (auto figure = boundary_of_figure(inventory)) found.push_back(std::move(*figure));
  return found;
}

OtherHours other_hours(const PhaseFacts& phase) {
  const HardwareFacts& h = *phase.hardware;
  OtherHours other;
  if (has_several_devices(h)) {
    other.devices = h.devices.best();
    other.of_server = is_of_server(h);
  }
  if (is_whole_machine(h) && h.parts_per_device) {
    other.parts = h.parts_per_device.best();
    other.part = h.part;
  }
  return other;
}

std::string in_words(const OtherHours& other) {
  std::string text;
  if (other.devices != 1)
    text = fmt::format("as hours of whole machines, they would be {:g} times as many", other.devices);
  if (other.part.empty()) return text;
  return fmt::format("{}as hours of the {:g} {} of a device, {}{} as many", text.empty() ? "" : text + ", and ",
                     other.parts, units::part_in(other.part)->many, text.empty() ? "they would be " : "",
                     share_of_parts(other.parts));
}

Diagnostics relative_readings(const Inventory& inventory) {
  Diagnostics found;
  for (const PhaseFacts& phase : inventory.phases) {
    const bool of_machines = may_be_of_machines(phase);
    if (of_machines || hours_may_be_of_parts(phase)) {
      OtherHours other = other_hours(phase);
      if (!of_machines) other.devices = 1;
      found.push_back(diag::make(
          of_machines && other.of_server ? diag::hours_of_server
          : of_machines                  ? diag::hours_of_devices
                                         : diag::hours_of_parts,
          fmt::format("hours on {} are counted as device-hours; {}", device_in_words(*phase.hardware), in_words(other)),
          fmt::format("write the unit of the hours, {}", units_of(other)), stated_time(phase)->at));
    }
    if (devices_may_be_parts(phase))
      found.push_back(
          diag::make(diag::hours_of_parts,
                     fmt::format("on {}, whole devices are counted; as {}, they would be {} as many",
                                 device_in_words(*phase.hardware), units::part_in(phase.hardware->part)->many,
                                 share_of_parts(phase.hardware->parts_per_device.best())),
                     fmt::format("write the unit of the number, device or {}", phase.hardware->part),
                     counted_devices(phase)->devices_at));
  }
  return found;
}

}  // namespace aicarbon::lifecycle
