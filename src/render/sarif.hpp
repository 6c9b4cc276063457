// SARIF 2.1.0, from messages with a location: verdicts of a check, faults of a job.
#pragma once

#include "render/workflow_commands.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace aicarbon::render {

struct SarifRule {
  std::string id, title, explanation;
};

struct SarifResult {
  std::size_t rule = 0;                 ///< its index among the rules
  Annotation note;                      ///< level, location and message; the title is not used
  std::string path;                     ///< in the document
  std::optional<std::string> accepted;  ///< why it is suppressed
  std::vector<std::pair<std::string, std::optional<double>>> numbers;
  std::vector<std::pair<std::string, std::string>> texts;
};

struct SarifRun {
  std::string category;  ///< distinguishes the runs of check and validate: "aicarbon/check"
  std::string tool_version;
  std::vector<SarifRule> rules;
  std::vector<SarifResult> results;
};

/// One log with one run. Results beyond the limit of GitHub are omitted, errors last, and counted in a notification.
std::string sarif(const SarifRun& run);

}  // namespace aicarbon::render
