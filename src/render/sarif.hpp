// SARIF 2.1.0, from messages with a location: verdicts of a check, or faults of a job.
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
  std::size_t rule = 0;                 ///< index among the rules
  Annotation note;                      ///< level, location and message; its title is not used
  std::string path;                     ///< path in the document
  std::optional<std::string> accepted;  ///< why the result is suppressed; empty if it is not
  std::vector<std::pair<std::string, std::optional<double>>> numbers;
  std::vector<std::pair<std::string, std::string>> texts;
};

struct SarifRun {
  std::string category;  ///< distinguishes the runs of check and validate: "aicarbon/check"
  std::string tool_version;
  std::vector<SarifRule> rules;
  std::vector<SarifResult> results;
};

/// A log with one run. Results beyond the limit of GitHub are omitted, errors last, and a notification counts them.
std::string sarif(const SarifRun& run);

}  // namespace aicarbon::render
