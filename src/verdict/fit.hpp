// Finds changes of single values of a job that bring a metric down to its limit.
#pragma once

#include <aicarbon/catalog.hpp>
#include <aicarbon/check.hpp>
#include <aicarbon/diagnostic.hpp>

#include "study/goal_seek.hpp"

#include <string>
#include <vector>

namespace aicarbon::verdict {

/// A metric of a job that misses its limit.
struct Missed {
  const Report& report;
  const SourceText& source;  ///< the job, or the saved report
  std::string output;        ///< name of the output of the sheet that has the metric
  study::Ceiling ceiling;
  bool among_jobs = false;  ///< whether the metric is part of a sum over several jobs
};

/// The smallest changes of single values that meet the limit, at most five. Each was typed into the job, and the metric
/// was computed again. A saved report has no job to type into: only values that it states are then suggested. Among
/// several jobs, each path begins with the name of the job.
std::vector<Fit> would_fit(const Missed& missed, const Catalog& catalog, const study::Options& options);

}  // namespace aicarbon::verdict
