// Activity `online`: training that goes on while the model serves, as recommendation models do.
//
//   device time = devices x during
//
// Energy and owned time as in `device_time`. Citation: Wu et al. 2021 count online training beside training from scratch.
#include "lifecycle/activity/activity.hpp"

namespace aicarbon::lifecycle {

Flows online_activity(const ActivityInput& in) {
  const ActivityFacts& told = in.facts.activity;
  return run_for(in, named("device time", cell(in.sheet, told.online_devices) * cell(in.sheet, told.during)));
}

}  // namespace aicarbon::lifecycle
