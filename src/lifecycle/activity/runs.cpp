// Activity `runs`: a number of runs with a device time per run: experiments, sweeps, evaluations.
//
//   device time = runs x mean
//   mean        = as stated, or of a lognormal: p50 exp(s^2 / 2)      s = ln(p99 / p50) / 2.326
//
// 2.326 is the 99th percentile of the standard normal distribution. Energy and owned time follow as in `device_time`.
// Citation: Wu et al. 2021 give these two percentiles for experiments at Meta, as at most 1.5 and 24 GPU-days. The
// lognormal distribution between them is an assumption of this program. With these percentiles, the mean is about twice
// the median, so multiplying the median by the number of runs would give about half of the device time.
#include "lifecycle/activity/derived.hpp"

#include "lifecycle/activity/activity.hpp"

namespace aicarbon::lifecycle {
namespace {

Cell<dim::device_time> mean_of_a_run(const ActivityInput& in, const RunsFacts& facts) {
  if (facts.per_run) return cell(in.sheet, facts.per_run);
  constexpr double normal_99 = 2.3263478740408408;
  const auto p50 = cell(in.sheet, facts.p50);
  const auto spread = named("log-standard deviation of runs",
                            log(cell(in.sheet, facts.p99) / p50) / in.sheet.constant<dim::one>(normal_99));
  return named("mean device time of a run", p50 * exp(0.5 * (spread * spread)));
}

}  // namespace

template <>
Flows flows_of(const ActivityInput& in, const RunsFacts& facts) {
  const auto mean = mean_of_a_run(in, facts);
  Flows flows = run_for(in, facts, named("device time", cell(in.sheet, facts.runs) * mean));
  flows.derived.push_back({"device_time_per_run_h", mean.index});
  return flows;
}

}  // namespace aicarbon::lifecycle
