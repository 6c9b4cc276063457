// Files and streams: whole or not at all.
#pragma once

#include <aicarbon/diagnostic.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::cli {

/// The text of a file, or of standard input for "-". At most one byte more than `limit` is read: the reader then says it is too large.
std::optional<SourceText> read_file(const std::string& name, Diagnostics& out);

/// The tables of an overlay directory (*.csv and sources.json), in order of their names.
std::optional<std::vector<SourceText>> read_directory(const std::string& directory, Diagnostics& out);

/// What became of a write.
enum class Written { whole, closed_pipe, failed };

/// Writes standard output.
Written write_stdout(std::string_view text, Diagnostics& out);

/// Writes a file beside its place and renames it: whole or not at all.
Written write_file(const std::string& name, std::string_view text, Diagnostics& out);

/// Writes standard error; failures there are nobody's to hear.
void write_stderr(std::string_view text);

}  // namespace aicarbon::cli
