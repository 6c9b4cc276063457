// The lines of a report by phase, for code that processes phases one by one.
#pragma once

#include <aicarbon/report.hpp>

#include <string_view>
#include <unordered_map>
#include <vector>

namespace aicarbon::report {

/// The report must outlive this object.
class PhaseLines {
 public:
  explicit PhaseLines(const Report& report) {
    for (const LineReport& line : report.lines) lines_[line.phase].push_back(&line);
  }

  /// The lines of a phase, in the order of the report.
  const std::vector<const LineReport*>& of(std::string_view phase) const {
    static const std::vector<const LineReport*> none;
    const auto found = lines_.find(phase);
    return found == lines_.end() ? none : found->second;
  }

 private:
  std::unordered_map<std::string_view, std::vector<const LineReport*>> lines_;
};

}  // namespace aicarbon::report
