// Delivers a document. This is the only place where --format, --output and --deny take effect.
#pragma once

#include "cli/outcome.hpp"
#include "cli/request.hpp"

namespace aicarbon::cli {

/// Prints the outcome of a command and returns the exit code.
int deliver(const Outcome& outcome, const Request& request);

/// Whether the request asks for this format of the document and no other.
bool delivers_only(std::string_view format, std::span<const FormatName> formats, const Request& request);

/// Prints messages on standard error, in order.
void say(Diagnostics messages, const Request& request);

}  // namespace aicarbon::cli
