// All stated values with their dimensions, for pointers and for the locations of warnings. The walk is derived from the
// field tables: every field that is read is visited.
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
