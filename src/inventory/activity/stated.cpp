// Resolves the kinds whose facts are exactly what the job states: energy, device time, a fleet, CO2e, a ratio, runs,
// online training.
#include "inventory/activity/activity.hpp"

#include "units/device_part.hpp"
#include "units/units.hpp"
#include "workload/hour_of.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::inventory {
namespace {

template <class Kind>
typename Kind::Facts only_stated(const Kind& a, const ActivityInput& in) {
  typename Kind::Facts f;
  take_stated(a, f, in);
  return f;
}

// Hours of machines need a description of the machine, which says how many devices it has.
void needs_machine(const ActivityInput& in, std::string_view what, const Location& at) {
  if (!in.hardware.present)
    in.context.error(diag::needs_hardware, fmt::format("{} need the hardware of the phase", what),
                     "add \"hardware\", which describes one machine and its devices", at);
}

enum class Counted { hours, devices };

// Parts of devices, or hours of them, need a device in the catalog that has these parts.
void needs_parts(const ActivityInput& in, const StatedValue& stated, Counted counted) {
  const auto unknown = [](const Diagnostic& d) { return d.code == diag::unknown_hardware; };
  if (std::ranges::any_of(in.context.errors, unknown)) return;  // has been reported
  const bool hours = counted == Counted::hours;
  const units::DevicePart& part = *units::part_in(stated.unit);
  needs_machine(in, hours ? fmt::format("{}ours", part.hours) : std::string(part.many), stated.at);
  const HardwareFacts& h = in.hardware;
  if (!h.present || h.part == part.name) return;
  const std::string amount = units::shortest(stated.value.best);
  const auto error = [&](std::string_view but, std::string help) {
    in.context.error(diag::other_parts, fmt::format("{} counts {}, but {}", stated.written, part.many, but),
                     std::move(help), stated.at);
  };
  const std::string whole = fmt::format("\"{} {}\" if whole devices were", amount, hours ? "device-h" : "device");
  if (const auto* own = units::part_in(h.part))
    return error(
        fmt::format("{} has {}", h.device, own->many),
        fmt::format("write \"{} {}\" if these were counted, or {}", amount, hours ? own->hours : own->name, whole));
  if (!h.device.empty()) return error(fmt::format("{} has none", h.device), fmt::format("write {} counted", whole));
  error(fmt::format("{} names no device of the catalog", h.in_words()),
        hours ? "name the \"accelerator\", or state the hours of whole devices, such as \"1 device-h\""
              : "name the \"accelerator\", or state the number of whole devices");
}

void count_devices(const StatedDevices& devices, const ActivityInput& in, CountedDevices& counted) {
  counted.devices = stated(devices.of_devices, in.use());
  counted.parts = stated(devices.of_parts, in.use());
  counted.devices_have_unit = devices.has_unit;
  counted.devices_at = devices.at;
  if (counted.parts) needs_parts(in, *devices.of_parts, Counted::devices);
}

}  // namespace

template <>
EnergyFacts facts(const activity::Energy& a, const ActivityInput& in) {
  return only_stated(a, in);
}
template <>
DeviceTimeFacts facts(const activity::DeviceTime& a, const ActivityInput& in) {
  DeviceTimeFacts f = only_stated(a, in);
  f.device_time = stated(a.device_time.of_devices, in.use());
  f.node_time = stated(a.device_time.of_nodes, in.use());
  f.part_time = stated(a.device_time.of_parts, in.use());
  f.hour_of = a.device_time.hour_of;
  f.written = a.device_time.written;
  f.at = a.device_time.at;
  if (f.node_time) needs_machine(in, "node-hours", a.device_time.at);
  if (f.part_time) needs_parts(in, *a.device_time.of_parts, Counted::hours);
  return f;
}
template <>
WallTimeFacts facts(const activity::WallTime& a, const ActivityInput& in) {
  if (a.machines) needs_machine(in, "machines", a.machines->at);
  WallTimeFacts f = only_stated(a, in);
  if (a.devices) count_devices(*a.devices, in, f);
  return f;
}
template <>
FleetFacts facts(const activity::Machines& a, const ActivityInput& in) {
  return only_stated(a, in);
}
template <>
Co2eFacts facts(const activity::Co2e& a, const ActivityInput& in) {
  return only_stated(a, in);
}

template <>
RatioFacts facts(const activity::Ratio& a, const ActivityInput& in) {
  const RatioOf& r = a.ratio_of;
  return RatioFacts{in.other_phase, stated(r.ratio, in.use()), stated(r.every, in.use()), stated(r.during, in.use())};
}

template <>
RunsFacts facts(const activity::Runs& a, const ActivityInput& in) {
  const StatedRunTime& one = a.device_time_per_run;
  RunsFacts f{
      {}, stated(a.runs, in.use()), stated(one.value, in.use()), stated(one.p50, in.use()), stated(one.p99, in.use())};
  take_stated(a, f, in);
  if (const auto& hours = one.value ? one.value : one.p50) {
    f.hour_of = workload::hour_of(hours->written);
    f.written = hours->written;
    f.at = hours->at;
  }
  return f;
}

template <>
OnlineFacts facts(const activity::Online& a, const ActivityInput& in) {
  OnlineFacts f;
  take_stated(a, f, in);
  f.during = stated(a.online.during, in.use());
  if (a.online.devices) count_devices(*a.online.devices, in, f);
  return f;
}

}  // namespace aicarbon::inventory
