// The unknown lines and parts of a report.
#pragma once

#include <aicarbon/report.hpp>

namespace aicarbon::report {

/// Whether the line, or a part of it, is required but unknown. Its figure is then missing, or a lower bound.
bool has_unknowns(const LineReport& line);

struct Unknown {
  std::string id;  ///< id of the line, or of a part of it
  std::string reason;
};

/// The unknown lines, in order. For a line with parts, the parts are listed instead.
std::vector<Unknown> unknowns(const LineReport& line);
std::vector<Unknown> unknowns(const Report& report);

}  // namespace aicarbon::report
