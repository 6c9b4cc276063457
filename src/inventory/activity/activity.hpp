// Resolves an activity: the facts that all kinds of activity share, and the facts of its own kind, which a function for
// that kind finds. No footprint is computed here.
#pragma once

#include "inventory/context.hpp"
#include "inventory/stated_facts.hpp"
#include "workload/activity/kinds.hpp"

namespace aicarbon::inventory {

/// The inputs for resolving an activity.
struct ActivityInput {
  const Context& context;
  const Phase& phase;
  const Activity& activity;
  const HardwareFacts& hardware;            ///< hardware of the phase, or of the fleet that it runs on
  const Stated<dim::time>* fleet_duration;  ///< duration of the fleet that the phase runs on; null if there is none
  std::size_t other_phase;                  ///< index of the phase that ratio_of names

  std::string_view use() const { return phase.name.value; }
};

ActivityFacts resolve_activity(const ActivityInput& in);

/// Resolves the facts of a kind of activity. Each kind has its own specialization of this template; if one is missing,
/// linking fails.
template <class Kind>
typename Kind::Facts facts(const Kind& kind, const ActivityInput& in);

/// Fills the facts that the field rows of a kind name (workload/activity), each with the stated value or else with the
/// default of the row.
template <class Kind>
void take_stated(const Kind& kind, typename Kind::Facts& facts, const ActivityInput& in) {
  settled(in.context, workload::fields_of_kind(Kind::key), &kind, &facts,
          "/phases/" + in.phase.name.value + "/activity", in.use());
}

}  // namespace aicarbon::inventory
