// Checks whether planned work is feasible. Faults in a job that only arithmetic reveals are reported before anything is
// sampled or printed.
#pragma once

#include <aicarbon/inventory.hpp>
#include <aicarbon/sheet.hpp>

#include "diag/codes.hpp"

#include <string>
#include <vector>

namespace aicarbon::lifecycle {

/// A limit on the numbers of a job. Its room is a cell, so that the limit applies to many rows as well as to one job.
struct Limit {
  std::string key;       ///< key of the room among the outputs: limits/PHASE/WHAT
  diag::Code code;       ///< of the error
  std::string is;        ///< first half of the message, such as "serving: the batch is"
  std::string times_of;  ///< second half, after the ratio, such as "the largest batch whose cache fits"
  std::int32_t room;     ///< cell with the ratio available / required; below 1, the job is infeasible
};

/// The limits of a job: the vCPUs of a machine, the percentiles of runs, the context of a model, the memory for
/// training it or for its weights and batch, the replicas for the arrivals, the shares of contracts, and the hours and the
/// measured energy of a fleet.
std::vector<Limit> limits(Sheet& sheet, const Inventory& inventory);

/// Checks one job against the limits, except those of vCPUs, percentiles and contracts, which are checked when the job
/// is read and resolved. Each fault has its location and a remedy; empty if the job is feasible.
Diagnostics infeasibility(const Inventory& inventory);

}  // namespace aicarbon::lifecycle
