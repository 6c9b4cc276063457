// All values the user stated, with their dimensions: for pointers, and for the places of warnings. The walk follows from the field
// tables: a field that is read is visited.
#pragma once

#include <aicarbon/workload.hpp>

#include <vector>

namespace aicarbon::workload {

struct StatedRef {
  const StatedValue* value;
  Dim dim;
};

/// In the order of the field tables.
std::vector<StatedRef> stated_values(const Workload& job);

}  // namespace aicarbon::workload
