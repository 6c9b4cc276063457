// Reads files and standard input, and writes regular files completely or not at all.
#pragma once

#include <aicarbon/diagnostic.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::cli {

/// The text of a file, or of standard input for "-". Reading stops once the text is longer than json::largest_text,
/// so that the caller can report that it is too large. It is an error if something wrote to the file meanwhile, because
/// the text would be a mixture of two documents.
Result<SourceText> read_file(const std::string& name);

/// The tables of an overlay directory (*.csv and sources.json), sorted by name.
Result<std::vector<SourceText>> read_directory(const std::string& directory);

/// The result of a write: completed, stopped because the pipe was closed, or failed with an error.
struct Written {
  bool closed_pipe = false;
  Diagnostics notes = {};
  explicit operator bool() const { return !closed_pipe && notes.empty(); }
};

/// Writes a file under a temporary name and then renames it, so that it is written completely or not at all. A device
/// or a named pipe is written directly, and so is standard output, "-".
Written write_file(const std::string& name, std::string_view text);

/// Writes to standard error; a failure there cannot be reported anywhere.
void write_stderr(std::string_view text);

}  // namespace aicarbon::cli
