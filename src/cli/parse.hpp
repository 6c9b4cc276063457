// The command line → what was asked for.
#pragma once

#include "cli/request.hpp"

#include <aicarbon/diagnostic.hpp>

#include <string>
#include <vector>

namespace aicarbon::cli {

/// The request that the words of a command line make, or what is wrong with them. --help and --version are commands too.
Result<Request> parse(const std::vector<std::string>& words);

}  // namespace aicarbon::cli
