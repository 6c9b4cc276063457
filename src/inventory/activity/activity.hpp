// Resolves an activity: what all kinds share. Each kind has one function that finds its facts. Nothing is computed
// here.
#pragma once

#include "inventory/context.hpp"

namespace aicarbon::inventory {

/// The inputs for resolving an activity.
struct ActivityInput {
  const Context& context;
  const Phase& phase;
  const Activity& activity;
  const HardwareFacts& hardware;            ///< hardware of the phase, or of the phase it takes hours from
  const Stated<dim::time>* fleet_duration;  ///< duration of the fleet it runs on; null if there is none
  std::size_t other_phase;                  ///< index of the phase that it is a ratio of

  std::string_view use() const { return phase.name.value; }
};

ActivityFacts resolve_activity(const ActivityInput& in);

KindFacts facts(const activity::Energy& a, const ActivityInput& in);
KindFacts facts(const activity::DeviceTime& a, const ActivityInput& in);
KindFacts facts(const activity::Machines& a, const ActivityInput& in);
KindFacts facts(const activity::Co2e& a, const ActivityInput& in);
KindFacts facts(const activity::Ratio& a, const ActivityInput& in);
KindFacts facts(const activity::Runs& a, const ActivityInput& in);
KindFacts facts(const activity::Online& a, const ActivityInput& in);
KindFacts facts(const activity::Storage& a, const ActivityInput& in);
KindFacts facts(const activity::Tokens& a, const ActivityInput& in);
KindFacts facts(const activity::Requests& a, const ActivityInput& in);
KindFacts facts(const activity::Images& a, const ActivityInput& in);
KindFacts facts(const activity::Videos& a, const ActivityInput& in);
KindFacts facts(const activity::Samples& a, const ActivityInput& in);
KindFacts facts(const activity::Queries& a, const ActivityInput& in);
KindFacts facts(const activity::Items& a, const ActivityInput& in);

}  // namespace aicarbon::inventory
