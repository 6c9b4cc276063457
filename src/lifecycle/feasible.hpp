// Whether planned work can be: faults of a job that only arithmetic finds. Told before anything is sampled or printed.
#pragma once

#include <aicarbon/inventory.hpp>

namespace aicarbon::lifecycle {

/// A model that does not fit its devices, a batch that does not fit beside it, arrivals beyond what replicas serve, a fleet that
/// phases overdraw. `workload` is the job the inventory was made of: it knows where things stand.
void check_feasible(const Workload& workload, const Inventory& inventory, Diagnostics& out);

}  // namespace aicarbon::lifecycle
