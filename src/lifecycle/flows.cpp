// Calls the function that computes the flows for the kind of activity of a phase.
#include "lifecycle/activity/activity.hpp"

namespace aicarbon::lifecycle {

Flows flows_of(const ActivityInput& in) {
  return std::visit([&](const auto& facts) -> Flows { return flows_of(in, *facts); }, in.facts.activity.kind);
}

}  // namespace aicarbon::lifecycle
