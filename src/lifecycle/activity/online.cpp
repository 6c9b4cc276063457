// Activity `online`: continuous training while the model is in use, which is common for recommendation models.
//
//   device time = devices x during
//   device time = (parts / parts per device) x during
//
// Energy and owned time follow as in `device_time`. Citation: Wu et al. 2021 count online training in addition to
// training from scratch.
#include "lifecycle/activity/activity.hpp"

namespace aicarbon::lifecycle {

template <>
Flows flows_of(const ActivityInput& in, const OnlineFacts& facts) {
  return run_for(in, facts, named("device time", devices_of(in, facts) * cell(in.sheet, facts.during)));
}

}  // namespace aicarbon::lifecycle
