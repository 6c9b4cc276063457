// Delivers the outcome of a command: writes its document in the formats and to the files that the user requests, and
// its messages to standard error.
#pragma once

#include "cli/outcome.hpp"
#include "cli/request.hpp"

#include <initializer_list>

namespace aicarbon::cli {

/// Prints the outcome of a command and returns the exit code.
int deliver(const Outcome& outcome, const Request& request);

/// Whether the request asks for this format of the document and no other.
bool delivers_only(std::string_view format, std::span<const FormatName> formats, const Request& request);

/// Whether standard output gets the document in one of these formats.
bool prints(std::initializer_list<std::string_view> wanted, std::span<const FormatName> formats,
            const Request& request);

/// Sorts messages and prints them on standard error.
void say(Diagnostics messages, const Request& request);

}  // namespace aicarbon::cli
