// Resolves the kinds whose facts are exactly what the job states: energy, device time, a fleet, CO2e, a ratio, runs,
// online training.
#include "inventory/activity/activity.hpp"

namespace aicarbon::inventory {

KindFacts facts(const activity::Energy& a, const ActivityInput& in) { return EnergyFacts{stated(a.energy, in.use())}; }

KindFacts facts(const activity::DeviceTime& a, const ActivityInput& in) {
  return DeviceTimeFacts{{stated(a.device_power, in.use()), stated(a.energy, in.use())},
                         stated(a.device_time, in.use())};
}

KindFacts facts(const activity::Machines& a, const ActivityInput& in) {
  return FleetFacts{stated(a.machines, in.use()), stated(a.duration, in.use())};
}

KindFacts facts(const activity::Co2e& a, const ActivityInput& in) {
  return Co2eFacts{stated(a.co2e, in.use()), stated(a.energy, in.use())};
}

KindFacts facts(const activity::Ratio& a, const ActivityInput& in) {
  const RatioOf& r = a.ratio_of;
  return RatioFacts{in.other_phase, stated(r.ratio, in.use()), stated(r.every, in.use()), stated(r.during, in.use())};
}

KindFacts facts(const activity::Runs& a, const ActivityInput& in) {
  const StatedRunTime& one = a.device_time_per_run;
  return RunsFacts{{stated(a.device_power, in.use()), {}},
                   stated(a.runs, in.use()),
                   stated(one.value, in.use()),
                   stated(one.p50, in.use()),
                   stated(one.p99, in.use())};
}

KindFacts facts(const activity::Online& a, const ActivityInput& in) {
  return OnlineFacts{
      {stated(a.device_power, in.use()), {}}, stated(a.online.devices, in.use()), stated(a.online.during, in.use())};
}

}  // namespace aicarbon::inventory
