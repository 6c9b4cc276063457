// What a report does not know: lines that are not estimated, and parts of lines.
#pragma once

#include <aicarbon/report.hpp>

namespace aicarbon::report {

/// Whether the line, or a part of it, is needed and unknown: its figure is then missing or a lower bound.
bool has_unknowns(const LineReport& line);

struct Unknown {
  std::string id;  ///< of the line, or of the part beneath it
  std::string reason;
};

/// In the order of the lines; of a line told by its parts, the parts.
std::vector<Unknown> unknowns(const LineReport& line);
std::vector<Unknown> unknowns(const Report& report);

}  // namespace aicarbon::report
