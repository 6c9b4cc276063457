// See unknown.hpp.
#include "report/unknown.hpp"

namespace aicarbon::report {
std::vector<Unknown> unknowns(const LineReport& line) {
  std::vector<Unknown> found;
  for (const PartReport& part : line.parts)
    if (part.state == LineState::not_estimated) found.push_back({line.id + "/" + part.name, part.reason.value_or("")});
  if (found.empty() && line.state == LineState::not_estimated) found.push_back({line.id, line.reason.value_or("")});
  return found;
}

std::vector<Unknown> unknowns(const Report& report) {
  std::vector<Unknown> all;
  for (const LineReport& line : report.lines)
    for (Unknown& one : unknowns(line)) all.push_back(std::move(one));
  return all;
}

bool has_unknowns(const LineReport& line) { return !unknowns(line).empty(); }

}  // namespace aicarbon::report
