// SARIF 2.1.0, from whatever has messages with a place: verdicts of a check, faults of a job.
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
  std::size_t rule = 0;                 ///< its place among the rules
  Annotation note;                      ///< level, place and message; the title is not used
  std::string path;                     ///< in the document
  std::optional<std::string> accepted;  ///< why it need not be mended for now
  std::vector<std::pair<std::string, std::optional<double>>> numbers;
  std::vector<std::pair<std::string, std::string>> texts;
};

struct SarifRun {
  std::string category;  ///< keeps the runs of check and validate apart: "aicarbon/check"
  std::string tool_version;
  std::vector<SarifRule> rules;
  std::vector<SarifResult> results;
};

/// One log with one run. More results than GitHub takes are left out, errors last, and counted in a notification.
std::string sarif(const SarifRun& run);

}  // namespace aicarbon::render
