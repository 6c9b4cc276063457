// All values the user stated, with their dimensions: for pointers, and for the count of exact ones.
#pragma once

#include <aicarbon/workload.hpp>

#include <vector>

namespace aicarbon::workload {

struct StatedRef {
  const StatedValue* value;
  Dim dim;
};

std::vector<StatedRef> stated_values(const Workload& job);

}  // namespace aicarbon::workload
