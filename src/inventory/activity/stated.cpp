// Resolves the kinds whose facts are exactly what the job states: energy, device time, a fleet, CO2e, a ratio, runs,
// online training.
#include "inventory/activity/activity.hpp"

namespace aicarbon::inventory {
namespace {

template <class Kind>
typename Kind::Facts only_stated(const Kind& a, const ActivityInput& in) {
  typename Kind::Facts f;
  take_stated(a, f, in);
  return f;
}

}  // namespace

template <>
EnergyFacts facts(const activity::Energy& a, const ActivityInput& in) {
  return only_stated(a, in);
}
template <>
DeviceTimeFacts facts(const activity::DeviceTime& a, const ActivityInput& in) {
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
