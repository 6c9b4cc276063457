// Resolving an activity: what its kinds share. Each kind is one function, which finds the facts of that kind; nothing is computed here.
#pragma once

#include "inventory/context.hpp"

namespace aicarbon::inventory {

/// What resolving an activity may look at.
struct ActivityInput {
  const Context& context;
  const Phase& phase;
  const Activity& activity;
  const HardwareFacts& hardware;            ///< the phase's, or that of the phase it takes it from
  const Stated<dim::time>* fleet_duration;  ///< of the fleet it runs on; null: none
  std::size_t other_phase;                  ///< index of the one it is a ratio of

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
