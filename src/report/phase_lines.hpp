// The lines of a report by phase, for those that go through the phases one by one.
#pragma once

#include <aicarbon/report.hpp>

#include <string_view>
#include <unordered_map>
#include <vector>

namespace aicarbon::report {

/// The report outlives it.
class PhaseLines {
 public:
  explicit PhaseLines(const Report& report) {
    for (const LineReport& line : report.lines) lines_[line.phase].push_back(&line);
  }

  /// In the order of the report.
  const std::vector<const LineReport*>& of(std::string_view phase) const {
    static const std::vector<const LineReport*> none;
    const auto found = lines_.find(phase);
    return found == lines_.end() ? none : found->second;
  }

 private:
  std::unordered_map<std::string_view, std::vector<const LineReport*>> lines_;
};

}  // namespace aicarbon::report
