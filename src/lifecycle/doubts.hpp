// Values that are valid by themselves but implausible together: an energy and its hours, a number of devices, the length
// of a run. A doubt is a cell with limits, so that it applies to the rows of a batch as well as to one job.
#pragma once

#include <aicarbon/inventory.hpp>
#include <aicarbon/sheet.hpp>

#include "diag/codes.hpp"

#include <functional>
#include <limits>
#include <string>
#include <vector>

namespace aicarbon::lifecycle {

/// A value that is implausible outside of its limits.
struct Doubt {
  std::string key;  ///< key of the value among the outputs: doubts/PHASE/WHAT
  diag::Code code;
  std::int32_t value;  ///< cell with the value
  double least = 0;
  double most = std::numeric_limits<double>::infinity();
  std::function<std::string(double value)> says;  ///< the message for an implausible value
  std::function<std::string(double value)> help;  ///< what to do about it
  Location at;

  bool holds(double v) const { return v < least || v > most; }
};

/// The doubts about the phases of a job, whether they hold or not. Their cells are added to the sheet.
std::vector<Doubt> doubts(Sheet& sheet, const Inventory& inventory);

/// The doubts that hold at best values.
Diagnostics doubtful(const Inventory& inventory);

}  // namespace aicarbon::lifecycle
