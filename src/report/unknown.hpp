// The unknown lines and parts of a report.
#pragma once

#include <aicarbon/report.hpp>

namespace aicarbon::report {

/// Whether the line, or a part of it, is required but unknown. The figure of the line is then missing or a lower bound.
bool has_unknowns(const LineReport& line);

struct Unknown {
  std::string id;  ///< id of the line, or of a part of it
  std::string reason;
};

/// What is unknown in a line: its unknown parts or, if it has none, the line itself if it is not estimated.
std::vector<Unknown> unknowns(const LineReport& line);
/// What is unknown in all lines of a report, in their order.
std::vector<Unknown> unknowns(const Report& report);

}  // namespace aicarbon::report
