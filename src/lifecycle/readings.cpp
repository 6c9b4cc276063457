// See readings.hpp.
//
//   hours of machines                  device time = hours x devices of a machine
//   hours or numbers of parts          device time = hours / parts of a device, devices = number / parts of a device
#include "lifecycle/readings.hpp"

#include "diag/codes.hpp"
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

// The total of the job if the hours, or the number of devices, of some phases are multiplied by a factor.
std::string total_with(const Inventory& inventory, const OfPhase& which, double (*factor)(const HardwareFacts&)) {
  Inventory other = inventory;
  for (PhaseFacts& phase : other.phases) {
    if (!which(phase)) continue;
    if (const auto* hours = phase.activity.as<DeviceTimeFacts>()) {
      DeviceTimeFacts copy = *hours;
      copy.device_time = scaled(hours->device_time, factor(*phase.hardware));
      phase.activity.kind = std::make_shared<const DeviceTimeFacts>(std::move(copy));
    } else if (const auto* wall = phase.activity.as<WallTimeFacts>()) {
      WallTimeFacts copy = *wall;
      copy.devices = scaled(wall->devices, factor(*phase.hardware));
      phase.activity.kind = std::make_shared<const WallTimeFacts>(std::move(copy));
    }
  }
  return total_of(other);
}

double devices_of_a_machine(const HardwareFacts& h) { return h.devices.best(); }
double devices_of_a_part(const HardwareFacts& h) { return 1 / h.parts_per_device.best(); }

bool is_whole_machine(const HardwareFacts& h) { return h.present && !h.share && !h.vcpus; }

// Whether the hardware is known to have several devices.
bool has_several_devices(const HardwareFacts& h) {
  return is_whole_machine(h) && h.devices && h.devices.input->origin != Origin::assumed && h.devices.best() > 1;
}

bool is_of_server(const HardwareFacts& h) { return h.devices.input->origin == Origin::catalog; }

// Whether hours may be those of machines: their unit does not say, and the hardware is known to have several devices.
bool may_be_of_machines(const PhaseFacts& phase) {
  const auto* hours = phase.activity.as<DeviceTimeFacts>();
  return hours != nullptr && hours->hour_of == HourOf::unstated && has_several_devices(*phase.hardware);
}

// Whether hours may be those of parts: their unit does not say, or is that of a GPU.
bool hours_may_be_of_parts(const PhaseFacts& phase) {
  const auto* hours = phase.activity.as<DeviceTimeFacts>();
  return hours != nullptr && (hours->hour_of == HourOf::unstated || hours->hour_of == HourOf::product) &&
         is_whole_machine(*phase.hardware) && phase.hardware->parts_per_device;
}

// Whether a number of devices may be one of parts: it has no unit.
bool devices_may_be_parts(const PhaseFacts& phase) {
  const auto* wall = phase.activity.as<WallTimeFacts>();
  return wall != nullptr && wall->devices && !wall->devices_have_unit && is_whole_machine(*phase.hardware) &&
         phase.hardware->parts_per_device;
}

// "the 2 GCDs of a device"
std::string parts_of_a_device(const HardwareFacts& h) {
  return fmt::format("the {:g} {} of a device", h.parts_per_device.best(), units::part_in(h.part)->many);
}

std::string if_parts(const HardwareFacts& h, std::string_view amount) {
  return fmt::format(", or \"{} {}\" if each of {} was counted", amount, units::part_in(h.part)->hours,
                     parts_of_a_device(h));
}

Diagnostic of_machines(const Inventory& inventory, const PhaseFacts& phase) {
  const auto& hours = *phase.activity.as<DeviceTimeFacts>();
  const HardwareFacts& h = *phase.hardware;
  const double devices = h.devices.best();
  const auto amount = units::shortest(hours.device_time.best());
  std::string message = fmt::format(
      "{} {} device-hours, each of one of the {:g} devices of a machine, and the total is {}; as hours of whole "
      "machines, it would be {}",
      hours.written, amount == "1" ? "is counted as" : "are counted as", devices, total_of(inventory),
      total_with(inventory, may_be_of_machines, devices_of_a_machine));
  std::string help =
      fmt::format("write \"{} device-h\", or \"{} node-h\" if {:g} devices ran for this time", amount, amount, devices);
  if (hours_may_be_of_parts(phase)) {
    const auto plain_of_parts = [](const PhaseFacts& p) { return may_be_of_machines(p) && hours_may_be_of_parts(p); };
    message += fmt::format(", and as hours of {}, {}", parts_of_a_device(h),
                           total_with(inventory, plain_of_parts, devices_of_a_part));
    help += if_parts(h, amount);
  }
  return diag::make(is_of_server(h) ? diag::hours_of_server : diag::hours_of_devices, std::move(message),
                    std::move(help), hours.at);
}

Diagnostic hours_of_parts(const Inventory& inventory, const PhaseFacts& phase, const OfPhase& which) {
  const auto& hours = *phase.activity.as<DeviceTimeFacts>();
  const auto amount = units::shortest(hours.device_time.best());
  return diag::make(diag::hours_of_parts,
                    fmt::format("{} {} device-hours, and the total is {}; as hours of {}, it would be {}",
                                hours.written, amount == "1" ? "is counted as" : "are counted as", total_of(inventory),
                                parts_of_a_device(*phase.hardware), total_with(inventory, which, devices_of_a_part)),
                    fmt::format("write \"{} device-h\"{}", amount, if_parts(*phase.hardware, amount)), hours.at);
}

// "1 GCD", "8 GCDs"
std::string parts_in_words(const HardwareFacts& h, double number) {
  const units::DevicePart& part = *units::part_in(h.part);
  return fmt::format("{} {}", units::shortest(number), number == 1 ? part.one : part.many);
}

Diagnostic devices_of_parts(const Inventory& inventory, const PhaseFacts& phase) {
  const auto& wall = *phase.activity.as<WallTimeFacts>();
  const HardwareFacts& h = *phase.hardware;
  const double number = wall.devices.best();
  const std::string amount = units::shortest(number);
  return diag::make(diag::hours_of_parts,
                    fmt::format("{} counted as {}, and the total is {}; as {}, it would be {}",
                                number == 1 ? "1 device is" : fmt::format("{} devices are", amount),
                                number == 1 ? "a whole device" : "whole devices", total_of(inventory),
                                parts_in_words(h, number),
                                total_with(inventory, devices_may_be_parts, devices_of_a_part)),
                    fmt::format("write \"devices\": \"{} device\", or \"{} {}\" if each of {} was counted", amount,
                                amount, h.part, parts_of_a_device(h)),
                    wall.devices_at);
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

}  // namespace aicarbon::lifecycle
