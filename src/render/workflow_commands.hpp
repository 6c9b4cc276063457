// Annotations for GitHub Actions, written from messages with a location: the verdicts of a check, or the messages of
// `aicarbon validate`.
#pragma once

#include <span>
#include <string>

namespace aicarbon::render {

/// The level of an annotation, most severe first.
enum class Level : unsigned char { error, warning, note };

struct Annotation {
  Level level = Level::error;
  std::string file;  ///< file as typed; empty if the message is about the run
  int line = 0;      ///< 0 means the whole file
  int column = 0;    ///< in characters; 0 means the whole line
  std::string title, message;
};

/// One workflow command per line. Annotations that GitHub would not show are omitted; a last command counts them.
std::string workflow_commands(std::span<const Annotation> annotations);

}  // namespace aicarbon::render
