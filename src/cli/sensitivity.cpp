// aicarbon sensitivity JOB: which inputs a figure hangs on, and what to measure next.
#include "cli/program.hpp"

#include "report/precision.hpp"
#include "report/sensitivity.hpp"

namespace aicarbon::cli {
namespace {

struct Request {
  std::string job;
  std::string method = "tornado";
  std::string target = "total";
};

int run_sensitivity(const Request& request, const Options& o) {
  Diagnostics out;
  const auto target = report::metric(request.target, {}, out);
  if (!target) return report(out, o);
  Options best_only = o;
  best_only.samples = 0;  // the study draws what it needs
  best_only.until.clear();
  const auto run = load({request.job}, best_only, out);
  if (!run || run->jobs.empty()) return report(out, o);
  const EstimateOptions options = estimate_options(o);
  const auto study =
      report::sensitivity(run->jobs.front().of, *target, request.method,
                          {options.samples, options.seed, options.threads}, report::read_precision(o.until), out);
  if (!study) return report(out, o);
  if (const auto warning = report::not_reached(study->uncertainty)) {
    Diagnostics said{*warning};
    (void)report(said, o);
    if (!o.deny.empty()) return user_error;
  }
  return deliver(*study, sensitivity_formats(), o, out);
}

}  // namespace

void add_sensitivity(CLI::App& command, Options& o, std::function<int()>& run) {
  auto request = std::make_shared<Request>();
  command.add_option("JOB", request->job, "a job or a saved report; - is standard input")->type_name("")->required();
  command
      .add_option("--method", request->method,
                  "tornado, sobol (shares of variance), elasticity, measure (what to measure next) (default tornado)")
      ->type_name("METHOD")
      ->check(one_of({report::sensitivity_methods().begin(), report::sensitivity_methods().end()}));
  command.add_option("--target", request->target, "a metric: total, by_stage/operation, per_unit/NAME (default total)")
      ->type_name("METRIC");
  add_sampling_options(command, o);
  add_until_option(command, o);
  add_catalog_option(command, o);
  add_output_options(command, o, sensitivity_formats());
  run = [request, &o] { return run_sensitivity(*request, o); };
}

}  // namespace aicarbon::cli
