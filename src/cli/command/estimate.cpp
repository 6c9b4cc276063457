// aicarbon estimate JOB…: estimates the footprint of jobs.
#include "cli/command/commands.hpp"
#include "cli/load.hpp"
#include "cli/options.hpp"

namespace aicarbon::cli {
namespace {

constexpr Option jobs{.name = "JOB",
                      .help = "job descriptions or saved reports; - is standard input",
                      .offers = Offers::files,
                      .required = true,
                      .repeats = true};

constexpr Option own[] = {jobs};
constexpr Option more[] = {options::all, options::until};
constexpr Options listed[] = {
    own, options::document<formats>, more, options::sampling, options::overlays, options::screen};

Outcome run(const Request& request) {
  const auto catalog = load_catalog(request);
  if (!catalog) return failure(catalog.notes);
  auto file = load_reports(request.list(jobs), *catalog, options::sampling_of(request), options::precision_of(request));
  if (!file) return failure(file.notes);
  auto warnings = warnings_of(*file);
  return {.document = document(*std::move(file), formats()), .warnings = std::move(warnings)};
}

}  // namespace

const Command estimate_command{"estimate",
                               "estimate the footprint of jobs, by phase and life-cycle stage, with ranges and sources",
                               "  aicarbon estimate job.json\n"
                               "  aicarbon estimate job.json -o report.json -o lines.csv\n"
                               "  aicarbon estimate a.json b.json --format csv\n"
                               "  aicarbon init training | aicarbon estimate -\n",
                               listed, run};

}  // namespace aicarbon::cli
