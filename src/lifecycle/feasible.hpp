// Whether planned work is feasible: faults in a job that only arithmetic reveals. They are reported before anything is
// sampled or printed.
#pragma once

#include <aicarbon/inventory.hpp>
#include <aicarbon/sheet.hpp>

#include <string>
#include <vector>

namespace aicarbon::lifecycle {

/// A limit on the numbers of a job. It is a cell, so that it applies to many rows as well as to one job.
struct Limit {
  std::string key;       ///< limits/phase/what
  std::string is;        ///< first half of the message: "serving: the batch is"
  std::string times_of;  ///< second half, after the ratio: "the largest batch whose cache fits"
  std::int32_t room;     ///< available over required; below one, the job is infeasible
};

/// The limits: context of a model, memory for it and its batch, replicas for the arrivals, hours of a fleet.
std::vector<Limit> limits(Sheet& sheet, const Inventory& inventory);

/// Checks the same limits for one job: each fault with its location and what to do. Empty if the job is feasible.
Diagnostics infeasibility(const Inventory& inventory);

}  // namespace aicarbon::lifecycle
