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

Cell<dim::device> devices_of(const ActivityInput& in, const CountedDevices& counted) {
  if (counted.devices) return cell(in.sheet, counted.devices);
  if (counted.parts) return cell(in.sheet, counted.parts) / cell(in.sheet, in.facts.hardware->parts_per_device);
  return {};
}

template <>
Flows flows_of(const ActivityInput& in, const WallTimeFacts& facts) {
  const auto time = cell(in.sheet, facts.wall_time);
  if (const auto devices = devices_of(in, facts)) return run_for(in, facts, named("device time", time * devices));
  return run_for(in, facts, named("device time", time * cell(in.sheet, facts.machines) * in.hardware.devices));
}

}  // namespace aicarbon::lifecycle
