// The format `table` of a report: the first screen of each job, a line per job if there are many, or the whole tree
// with --all.
#include "render/report/formats.hpp"
#include "render/report/summary/notes.hpp"
#include "render/report/summary/page.hpp"

#include <fmt/format.h>

namespace aicarbon::render {

std::string table(const ReportFile& file, const RenderOptions& options) {
  if (options.all) return tree(file, options);
  constexpr std::size_t most_screens = 3;
  constexpr std::size_t most_lines_of_the_run = 3;
  const summary::Screen screen = summary::screen_of(options);
  const summary::Lines run = summary::run_lines(file, screen, most_lines_of_the_run);
  summary::Lines lines;
  if (file.reports.size() > most_screens) {
    lines = summary::jobs(file, screen);
  } else {
    for (const Report& report : file.reports) {
      if (!lines.empty()) lines.emplace_back();
      summary::add(lines, summary::page(report, screen, run.size()));
    }
  }
  summary::add(lines, run);
  return fmt::format("{}\n", fmt::join(lines, "\n"));
}

}  // namespace aicarbon::render
