// Resolves the kinds whose facts are exactly what the job states: energy, device time, a fleet, CO2e, a ratio, runs,
// online training.
#include "inventory/activity/activity.hpp"

#include <fmt/format.h>

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
  f.is_plain = a.device_time.is_plain;
  f.written = a.device_time.written;
  f.at = a.device_time.at;
  if (f.node_time) needs_machine(in, "node-hours", a.device_time.at);
  return f;
}
template <>
WallTimeFacts facts(const activity::WallTime& a, const ActivityInput& in) {
  if (a.machines) needs_machine(in, "machines", a.machines->at);
  return only_stated(a, in);
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
  return f;
}

template <>
OnlineFacts facts(const activity::Online& a, const ActivityInput& in) {
  OnlineFacts f{{}, stated(a.online.devices, in.use()), stated(a.online.during, in.use())};
  take_stated(a, f, in);
  return f;
}

}  // namespace aicarbon::inventory
