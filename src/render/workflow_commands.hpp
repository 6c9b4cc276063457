// Annotations for GitHub Actions, from messages with a location: verdicts of a check, faults of a job.
#pragma once

#include <span>
#include <string>

namespace aicarbon::render {

/// Most important first.
enum class Level : unsigned char { error, warning, note };

struct Annotation {
  Level level = Level::error;
  std::string file;  ///< as typed; empty: of the run
  int line = 0;      ///< 0: the whole file
  int column = 0;    ///< in characters; 0: the whole line
  std::string title, message;
};

/// One workflow command per line. What GitHub would not show is omitted and counted in a last one.
std::string workflow_commands(std::span<const Annotation> annotations);

}  // namespace aicarbon::render
