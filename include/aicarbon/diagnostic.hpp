// Diagnostics as values: what is wrong, where, and what to type instead. Nothing here prints.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace aicarbon {

enum class Severity { error, warning, note };

/// A place in a text the user wrote. Lines and columns count from 1, columns in bytes; line 0 means "the whole file".
struct Location {
  std::string file;
  int line = 0;
  int column = 0;
  int length = 0;
  std::string path;     ///< where in the document, by names: /phases/final run/activity/energy
  std::string excerpt;  ///< the source line, for the caret
};

/// One message. `code` is permanent (AC2104); `help` says what to type and may be empty.
struct Diagnostic {
  int code = 0;
  Severity severity = Severity::error;
  std::string message;
  std::string help;
  Location at;
};

using Diagnostics = std::vector<Diagnostic>;

/// Whether any of the messages is an error.
bool has_errors(const Diagnostics& diagnostics);

/// "AC2104"
std::string code_name(int code);

/// A text file as the user gave it: its name as typed and its bytes.
struct SourceText {
  std::string name;
  std::string text;
};

}  // namespace aicarbon
