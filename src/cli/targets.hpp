// The files that a command writes: their formats, and whether one of them is also read.
#pragma once

#include "cli/outcome.hpp"
#include "cli/request.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::cli {

struct Target {
  std::size_t format;  ///< index in the formats of the document
  std::string file;    ///< "-" for standard output
};

/// The formats that the values of --output determine: of "json:out.txt" the format json, of "out.json" the format with
/// this extension, of "out.txt" the first format. A name without an extension takes the format of --format.
std::vector<Target> targets_of(std::span<const FormatName> formats, const Request& request);

/// A check for --output: the end of a message if the format of the file is unknown.
std::string not_a_target(std::string_view output, std::span<const FormatName> formats);

/// Errors for files that would be lost: an output that is also an input, or that is written twice. Files are compared
/// by their identity, not by their names. Devices and pipes may occur more than once.
Diagnostics clashes(const Request& request);
/// The same for files that a command reads because another file names them.
Diagnostics clashes(const Request& request, std::span<const std::string> read);

}  // namespace aicarbon::cli
