// aicarbon estimate JOB…: estimates the footprint of jobs.
#include "cli/command/commands.hpp"
#include "cli/deliver.hpp"
#include "cli/load.hpp"
#include "cli/options.hpp"

#include "diag/codes.hpp"

#include <algorithm>
#include <iterator>

namespace aicarbon::cli {
namespace of_estimate {

constexpr Option jobs{.name = "JOB",
                      .help = "job descriptions or saved reports; - is standard input",
                      .offers = Offers::files,
                      .required = true,
                      .repeats = true};

constexpr Option own[] = {jobs};
constexpr Option more[] = {options::all, options::until};
constexpr Options listed[] = {
    own, options::document<formats>, more, options::sampling, options::overlays, options::screen};

// The least width of a column of the table, in characters. Without --all, the table needs ranges only of phases that
// have a column, where they determine the number of digits.
constexpr std::size_t narrowest_column = 4;

Outcome run(const Request& request) {
  const auto catalog = load_catalog(request);
  if (!catalog) return failure(catalog.notes);
  EstimateOptions sampling = options::sampling_of(request);
  const RenderOptions how = options::rendering_of(request, true);
  if (!how.all && delivers_only("table", names_of(formats()), request))
    sampling.ranged_phases = static_cast<std::size_t>(how.width) / narrowest_column;
  auto file = load_reports(request.list(jobs), *catalog, sampling, options::precision_of(request));
  if (!file) return failure(file.notes);
  auto warnings = warnings_of(*file);
  Diagnostics messages = catalog.notes;  // and those of the jobs, unless they are in the document that is printed
  if (!prints({"table", "json", "markdown", "html"}, names_of(formats()), request)) messages += each_once(warnings);
  constexpr int readings[] = {diag::hours_of_devices, diag::hours_of_parts, diag::boundary_unstated};
  std::erase_if(messages, [&](const Diagnostic& d) {
    return d.severity == Severity::note && std::ranges::find(readings, d.code) == std::end(readings);
  });
  return {.document = document(*std::move(file), formats()),
          .messages = std::move(messages),
          .warnings = std::move(warnings)};
}

}  // namespace of_estimate

const Command estimate_command{"estimate",
                               "estimate the footprint of jobs, by phase and life-cycle stage, with ranges and sources",
                               "  aicarbon estimate job.json\n"
                               "  aicarbon estimate job.json -o report.json -o lines.csv\n"
                               "  aicarbon estimate a.json b.json --format csv\n"
                               "  aicarbon init training | aicarbon estimate -\n",
                               of_estimate::listed, of_estimate::run};

}  // namespace aicarbon::cli
