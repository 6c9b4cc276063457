// Doubts about work stated by count: a measured throughput or energy that the arithmetic of the work rules out, a stated
// CO2e and its energy, and the count of a functional unit.
#pragma once

#include <aicarbon/inventory.hpp>

#include "lifecycle/activity/activity.hpp"
#include "lifecycle/doubts.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::lifecycle {

/// A value of a phase that is implausible outside of its limits.
struct WorkDoubt {
  std::string_view what;
  Cell<dim::one> value;
  double least, most;
  std::function<std::string(double value)> says;
  std::string help;
};

std::vector<WorkDoubt> doubts_about_work(const ActivityInput& in);

/// The doubts about functional units whose count the job states as a number.
std::vector<Doubt> doubts_about_units(Sheet& sheet, const Inventory& inventory);

}  // namespace aicarbon::lifecycle
