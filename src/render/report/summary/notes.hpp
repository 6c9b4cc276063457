// The end of the first screen: warnings, what the total does not include, how to see more, and how the run was made.
#pragma once

#include "render/report/summary/lines.hpp"

namespace aicarbon::render::summary {

struct NotesDetail {
  std::size_t warnings, lines_per_warning;
};
Lines warning_lines(const Report& report, const Screen& screen, NotesDetail detail);

/// What the job leaves out, what aicarbon does not compute, and what the job has no data for; empty if there is
/// nothing to list.
Lines not_included_lines(const Report& report, const Screen& screen, std::size_t most);

/// How to see more, with the number of lines and of assumptions.
Lines more_lines(const Report& report, const Screen& screen, std::size_t most);

/// The samples and the catalog, which apply to all figures of the run.
Lines run_lines(const ReportFile& file, const Screen& screen, std::size_t most);

}  // namespace aicarbon::render::summary
