// What happens to unfinished files when a signal ends the program.
#pragma once

#include <string>

namespace aicarbon::cli {

/// Creates a file with a unique name from a pattern that ends in XXXXXX, opened for writing. The file is deleted if
/// SIGINT, SIGTERM or SIGHUP ends the program before `keep` is called. Returns the file descriptor, or -1 with errno.
int create_unfinished(std::string& pattern);

/// No longer deletes the file if a signal ends the program.
void keep(const std::string& name);

}  // namespace aicarbon::cli
