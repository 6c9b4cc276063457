// SARIF 2.1.0, written from messages with a location: the verdicts of a check, or the messages of `aicarbon validate`.
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
  std::string path;                     ///< path of the value in the job or report
  std::optional<std::string> accepted;  ///< why the result is suppressed; absent if it is not suppressed
  std::vector<std::pair<std::string, std::optional<double>>> numbers;
  std::vector<std::pair<std::string, std::string>> texts;
};

struct SarifRun {
  std::string category;  ///< category of the run: "aicarbon/check" or "aicarbon/validate"
  std::string tool_version;
  std::vector<SarifRule> rules;
  std::vector<SarifResult> results;
};

/// A log with one run. If there are more results than GitHub accepts, the least severe ones are omitted, and a
/// notification counts them.
std::string sarif(const SarifRun& run);

}  // namespace aicarbon::render
