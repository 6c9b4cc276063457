// The unknown lines and parts of a report.
#pragma once

#include <aicarbon/report.hpp>

namespace aicarbon::report {

/// Whether the line, or a part of it, is required but unknown: its figure is then missing or a lower bound.
bool has_unknowns(const LineReport& line);

struct Unknown {
  std::string id;  ///< of the line, or of the part below it
  std::string reason;
};

/// In the order of the lines; for a line with parts, the parts.
std::vector<Unknown> unknowns(const LineReport& line);
std::vector<Unknown> unknowns(const Report& report);

}  // namespace aicarbon::report
