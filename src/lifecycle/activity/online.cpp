// Activity `online`: training that goes on while the model serves, as recommendation models do.
//
//   device time = devices x during
//
// Energy and owned time as in `device_time`. Citation: Wu et al. 2021 count online training beside training from scratch.
#include "lifecycle/activity/activity.hpp"

namespace aicarbon::lifecycle {

Flows flows_of(const ActivityInput& in, const OnlineFacts& facts) {
  return run_for(in, facts, named("device time", cell(in.sheet, facts.devices) * cell(in.sheet, facts.during)));
}

}  // namespace aicarbon::lifecycle
