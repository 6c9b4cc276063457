// Visits all stated values with their dimensions, for pointers and for the locations of warnings. The walk follows from
// the field tables, so that it visits every field that is read.
#pragma once

#include <aicarbon/workload.hpp>

#include <vector>

namespace aicarbon::workload {

struct StatedRef {
  const StatedValue* value;
  Dim dim;
};

/// Values are visited in the order of the field tables.
std::vector<StatedRef> stated_values(const Workload& job);

}  // namespace aicarbon::workload
