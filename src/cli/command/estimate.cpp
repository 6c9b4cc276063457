// aicarbon estimate JOB…: estimates the footprint of jobs.
#include "cli/command/commands.hpp"
#include "cli/deliver.hpp"
#include "cli/job_flags.hpp"
#include "cli/load.hpp"
#include "cli/options.hpp"

#include "diag/codes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>

namespace aicarbon::cli {
namespace of_estimate {

constexpr Option jobs{.name = "JOB",
                      .help = "job descriptions or saved reports; - is standard input",
                      .offers = Offers::files,
                      .repeats = true};

constexpr Option print_job{.name = "--print-job", .help = "print the job that the options make, and estimate nothing"};
constexpr Option own[] = {jobs};
constexpr Option printing[] = {print_job};
constexpr Option more[] = {options::all, options::until};
constexpr Options listed[] = {own,  job_flag_options,  printing,          options::document<formats>,
                              more, options::sampling, options::overlays, options::screen};

// What is wrong with the combination of files and options that state a job; nothing if it is valid.
std::optional<Diagnostic> wrong_use(const Request& request, bool by_flags) {
  const auto fault = [](std::string message, std::string help) {
    return diag::make(diag::usage, std::move(message), std::move(help));
  };
  const bool files = request.given(jobs);
  if (!files && !by_flags)
    return fault("JOB is missing",
                 "name a job description, or state one by options: --model gpt-4o --prompt-tokens 1.2M "
                 "--completion-tokens 300k");
  for (const JobFlag& flag : job_flags)
    if (files && request.given(flag.option))
      return fault(
          fmt::format("{} cannot be combined with JOB", flag.option.name),
          "state it in the job; `aicarbon estimate … --print-job > job.json` prints the job that options make");
  if (files && request.flag(print_job))
    return fault("--print-job cannot be combined with JOB", "it prints the job that options such as --model make");
  return std::nullopt;
}

// The least width of a column of the table, in characters. Without --all, the table needs ranges only of phases that
// have a column, where they determine the number of digits.
constexpr std::size_t narrowest_column = 4;

Outcome run(const Request& request) {
  const auto job = job_of_flags(request);
  if (auto fault = wrong_use(request, job.has_value())) return failure({*std::move(fault)});
  if (request.flag(print_job)) return text(job->text);
  const auto catalog = load_catalog(request);
  if (!catalog) return failure(catalog.notes);
  EstimateOptions sampling = options::sampling_of(request);
  const RenderOptions how = options::rendering_of(request, true);
  if (!how.all && delivers_only("table", names_of(formats()), request))
    sampling.ranged_phases = static_cast<std::size_t>(how.width) / narrowest_column;
  auto file = job ? report_of(*job, *catalog, sampling, options::precision_of(request))
                  : load_reports(request.list(jobs), *catalog, sampling, options::precision_of(request));
  if (!file) return failure(file.notes);
  auto warnings = warnings_of(*file);
  Diagnostics messages = catalog.notes;  // and those of the jobs, unless they are in the document that is printed
  if (!prints({"table", "json", "markdown", "html"}, names_of(formats()), request)) messages += each_once(warnings);
  constexpr int readings[] = {diag::hours_of_devices, diag::hours_of_parts, diag::boundary_unstated,
                              diag::estimate_of_others};
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
                               "  aicarbon init training | aicarbon estimate -\n"
                               "  aicarbon estimate --model gpt-4o --prompt-tokens 1.2M --completion-tokens 300k\n",
                               of_estimate::listed, of_estimate::run};

}  // namespace aicarbon::cli
