// Lists all stated values with their dimensions, to find the value at a path and to locate warnings. The list is
// derived from the field tables, so it contains every value that is read.
#pragma once

#include <aicarbon/workload.hpp>

#include <vector>

namespace aicarbon::workload {

struct StatedRef {
  const StatedValue* value;
  Dim dim;
};

/// All stated values, in the order of the field tables.
std::vector<StatedRef> stated_values(const Workload& job);

}  // namespace aicarbon::workload
