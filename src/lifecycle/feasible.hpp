// Whether planned work can be: faults of a job that only arithmetic finds. Told before anything is sampled or printed.
#pragma once

#include <aicarbon/inventory.hpp>
#include <aicarbon/sheet.hpp>

#include <string>
#include <vector>

namespace aicarbon::lifecycle {

/// A limit that the numbers of a job must keep, as a cell: many rows are held to it like one job.
struct Limit {
  std::string key;       ///< limits/phase/what
  std::string is;        ///< "serving: the batch is", to be followed by the number of times
  std::string times_of;  ///< "the largest whose cache fits"
  std::int32_t room;     ///< what there is over what is needed: below one the job cannot be
};

/// The context of a model, memory for it and its batch, replicas for the arrivals, hours of a fleet.
std::vector<Limit> limits(Sheet& sheet, const Inventory& inventory);

/// The same limits of one job, each fault with its place and what to do. `workload` is the job the inventory was made of: it knows
/// where things stand.
void check_feasible(const Workload& workload, const Inventory& inventory, Diagnostics& out);

}  // namespace aicarbon::lifecycle
