// aicarbon sensitivity JOB: shows which inputs drive a result, and what to measure next.
#include "cli/command/commands.hpp"
#include "cli/load.hpp"
#include "cli/log.hpp"
#include "cli/options.hpp"

#include "diag/codes.hpp"
#include "report/precision.hpp"
#include "report/sensitivity.hpp"

namespace aicarbon::cli {
namespace of_sensitivity {

Words methods() { return {words_of<SensitivityMethod>.begin(), words_of<SensitivityMethod>.end()}; }

constexpr Option job{
    .name = "JOB", .help = "a job or a saved report; - is standard input", .offers = Offers::files, .required = true};
constexpr Option method{
    .name = "--method",
    .value = "METHOD",
    .help = "tornado (one input at a time), sobol (shares of variance), elasticity, or measure (what to "
            "measure next)",
    .fallback = "tornado",
    .choices = methods};
constexpr Option target{.name = "--target",
                        .value = "METRIC",
                        .help = "the result to study, such as total, by_stage/operation or per_unit/NAME",
                        .fallback = "total"};
constexpr Option all{.name = "--all", .help = "list every input, not only the most important"};
constexpr Option own[] = {job, method, target};
constexpr Option more[] = {all, options::until};
constexpr Options listed[] = {
    own, options::document<sensitivity_formats>, more, options::sampling, options::overlays, options::screen};

Outcome run(const Request& request) {
  Diagnostics found;
  const auto metric = report::metric(request.text(target), {}).noted_in(found);
  if (!metric) return failure(std::move(found));
  const auto catalog = load_catalog(request);
  if (!catalog) return failure(catalog.notes);
  const EstimateOptions sampling = options::sampling_of(request);
  EstimateOptions best_only = sampling;
  best_only.samples = 0;  // the study draws the samples that it needs
  const auto loaded = load({request.text(job)}, *catalog, best_only);
  if (!loaded) return failure(loaded.notes);
  if (loaded->jobs.empty())
    return failure(diag::make(diag::usage, "there is no job to study", "the saved report contains no job"));
  const auto asked = *from_word<SensitivityMethod>(request.text(method));
  const study::Options draws{sampling.samples, sampling.seed, sampling.threads};
  auto study =
      log::timed("study", [&] {
        return report::sensitivity(loaded->jobs.front().of, *metric, asked, draws, options::precision_of(request));
      }).noted_in(found);
  if (!study) return failure(std::move(found));
  Diagnostics messages = catalog.notes;  // kept separately, because the document has no field for warnings
  if (const auto warning = report::not_reached(study->uncertainty)) messages.push_back(*warning);
  auto warnings = warnings_of(*loaded);
  messages += each_once(warnings);
  return {.document = document(*std::move(study), sensitivity_formats()),
          .messages = std::move(messages),
          .warnings = std::move(warnings)};
}

}  // namespace of_sensitivity

const Command sensitivity_command{"sensitivity", "show which inputs drive a result, and what to measure next",
                                  "  aicarbon sensitivity job.json\n"
                                  "  aicarbon sensitivity job.json --method sobol --target by_stage/operation\n"
                                  "  aicarbon sensitivity job.json --method measure\n",
                                  of_sensitivity::listed, of_sensitivity::run};

}  // namespace aicarbon::cli
