// Parses the command line into a request.
#pragma once

#include "cli/request.hpp"

#include <aicarbon/diagnostic.hpp>

#include <string>
#include <vector>

namespace aicarbon::cli {

/// Parses the words of a command line into a request, or reports what is wrong with them. --help and --version are
/// treated as commands.
Result<Request> parse(const std::vector<std::string>& words);

}  // namespace aicarbon::cli
