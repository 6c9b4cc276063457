// The flows of an activity: those of its kind.
#include "lifecycle/activity/activity.hpp"

namespace aicarbon::lifecycle {

Flows flows_of(const ActivityInput& in) {
  return std::visit([&](const auto& facts) { return flows_of(in, facts); }, in.facts.activity.kind);
}

}  // namespace aicarbon::lifecycle
