// Whether planned work is feasible: faults of a job that only arithmetic finds. Reported before anything is sampled or
// printed.
#pragma once

#include <aicarbon/inventory.hpp>
#include <aicarbon/sheet.hpp>

#include <string>
#include <vector>

namespace aicarbon::lifecycle {

/// A limit for the numbers of a job, as a cell, so that it applies to many rows as well as to one job.
struct Limit {
  std::string key;       ///< limits/phase/what
  std::string is;        ///< "serving: the batch is", to be followed by the number of times
  std::string times_of;  ///< "the largest batch whose cache fits"
  std::int32_t room;     ///< available over required: below one the job is infeasible
};

/// The context of a model, memory for it and its batch, replicas for the arrivals, hours of a fleet.
std::vector<Limit> limits(Sheet& sheet, const Inventory& inventory);

/// The same limits for one job, each fault with its location and what to do. `workload` is the job that the inventory
/// was resolved from; it has the locations.
void check_feasible(const Workload& workload, const Inventory& inventory, Diagnostics& out);

}  // namespace aicarbon::lifecycle
