// The two forms of `aicarbon batch`: records over a template (batch.cpp), whole jobs (batch_jobs.cpp).
#pragma once

#include "cli/program.hpp"

#include <string>

namespace aicarbon::cli {

struct BatchJobs {
  std::string file;
  bool full = false;  ///< digits: shortest round trip
  bool skip = false;  ///< jobs at fault are passed over and counted
};
int batch_of_jobs(const BatchJobs& request, const Options& options);

}  // namespace aicarbon::cli
