// The two forms of `aicarbon batch`: records over a template (batch.cpp), whole jobs (batch_jobs.cpp).
#pragma once

#include "cli/outcome.hpp"
#include "cli/request.hpp"

#include <string>

namespace aicarbon::cli {

/// A file of whole jobs, one per line.
Outcome batch_of_jobs(const std::string& file, const Request& request);

}  // namespace aicarbon::cli
