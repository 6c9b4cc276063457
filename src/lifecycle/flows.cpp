// Calls the function that computes the flows of a kind of activity.
#include "lifecycle/activity/activity.hpp"

namespace aicarbon::lifecycle {

Flows flows_of(const ActivityInput& in) {
  return std::visit([&](const auto& facts) -> Flows { return flows_of(in, *facts); }, in.facts.activity.kind);
}

}  // namespace aicarbon::lifecycle
