// The first screen of a job: what a person needs first, on at most 30 lines at width 100 and 40 lines at width 40, for
// any job.
#pragma once

#include "render/report/summary/lines.hpp"

namespace aicarbon::render::summary {

/// The maximum number of lines of a screen, including the closing line about the run.
std::size_t most_lines(std::size_t width);

/// The screen of a job without the closing text about the run, for which `kept` lines are left free.
Lines page(const Report& report, const Screen& screen, std::size_t kept);

/// A line per job, for a run of many jobs.
Lines jobs(const ReportFile& file, const Screen& screen);

}  // namespace aicarbon::render::summary
