// What the kinds of activity that serve a language model have in common: requests, and the tokens of a bill.
#pragma once

#include "inventory/planned_work.hpp"

namespace aicarbon::inventory {

/// Resolves the inputs for modeling the time of a request, if the job states no measured value: the model, the device,
/// the constants of serving, and the number of sequences in flight. `kind` decides whether it is a service.
void resolve_serving(const Planning& planning, const activity::Requests& stated, PhaseKind kind, ServingFacts& facts);

/// Reports hours in which devices wait beside a measured value, which does not have them.
void refuse_busy_share(const Planning& planning, const std::optional<Stated<dim::one>>& busy_share, bool measured);

}  // namespace aicarbon::inventory
