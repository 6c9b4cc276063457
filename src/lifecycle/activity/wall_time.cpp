// Activity `wall_time`: hours on the clock, during which devices or whole machines are allocated.
//
//   device time = wall time x devices
//   device time = wall time x (parts / parts per device)
//   device time = wall time x machines x devices per machine
//
// Energy and owned time follow as in `device_time`. Schedulers and cloud bills count such hours: 730 h of an instance
// with eight GPUs are 5,840 device-hours.
#include "lifecycle/activity/activity.hpp"

namespace aicarbon::lifecycle {

template <>
Flows flows_of(const ActivityInput& in, const WallTimeFacts& facts) {
  const auto time = cell(in.sheet, facts.wall_time);
  if (facts.devices) return run_for(in, facts, named("device time", time * cell(in.sheet, facts.devices)));
  if (facts.parts) {
    const auto devices = cell(in.sheet, facts.parts) / cell(in.sheet, in.facts.hardware->parts_per_device);
    return run_for(in, facts, named("device time", time * devices));
  }
  return run_for(in, facts, named("device time", time * cell(in.sheet, facts.machines) * in.hardware.devices));
}

}  // namespace aicarbon::lifecycle
