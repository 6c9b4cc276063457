// Activity `runs`: a number of runs with a device time per run.
#include "workload/activity/rows.hpp"

#include <fmt/format.h>

namespace aicarbon {
namespace {

using namespace workload::rows;

constexpr std::array run_time_fields{
    field<&StatedRunTime::value>({.name = "value",
                                  .doc = "mean device time of a run",
                                  .unit = "h",
                                  .example = "\"3 device-h\"",
                                  .positive = true}),
    field<&StatedRunTime::p50>(
        {.name = "p50",
         .doc =
             "median: half of the runs take less; together with \"p99\", it gives the mean of a lognormal distribution",
         .unit = "h",
         .example = "\"36 device-h\"",
         .positive = true}),
    field<&StatedRunTime::p99>({.name = "p99",
                                .doc = "99th percentile: 99 of 100 runs take less",
                                .unit = "h",
                                .example = "\"576 device-h\"",
                                .positive = true}),
};

constexpr auto runs_activity = joined(
    std::array{
        field<&activity::Runs::runs>({.name = "runs",
                                      .doc = "number of runs, such as experiments, sweeps or evaluations",
                                      .unit = "1",
                                      .counts = true,
                                      .example = "4000"}),
        field<&activity::Runs::device_time_per_run>(
            {.name = "device_time_per_run",
             .doc = "device-hours per run: the mean, or {p50, p99} of a lognormal distribution",
             .unit = "h",
             .example = "\"3 device-h\"",
             .required = true}),
    },
    device_hours<activity::Runs>);

}  // namespace

template <>
std::span<const json::Field> json::Table<activity::Runs>::fields() {
  return runs_activity;
}
std::span<const json::Field> json::Table<StatedRunTime>::fields() { return run_time_fields; }

namespace workload {

template <>
void check_kind(const activity::Runs& a, Faults& faults) {
  check_device_hours(a, faults);
  const StatedRunTime& t = a.device_time_per_run;
  if (t.value && (t.p50 || t.p99))
    faults.add(diag::conflict, "the device time of a run is either a mean or percentiles",
               "keep {p50, p99}, or the mean", t.at);
  if (!t.value && t.p50.has_value() != t.p99.has_value())
    faults.add(diag::missing_field, "\"p50\" and \"p99\" must be given together",
               fmt::format("add \"{}\"", t.p50 ? "p99" : "p50"), t.at);
  if (t.at.line > 0 && !t.value && !t.p50 && !t.p99 && !faults.unknown_key_inside(t.at.path))
    faults.add(
        diag::missing_field, "the device time of a run is empty",
        "write \"device_time_per_run\": \"3 device-h\", or {\"p50\": \"36 device-h\", \"p99\": \"576 device-h\"}",
        t.at);
  if (t.p50 && t.p99 && t.p99->value.best < t.p50->value.best)
    faults.add(diag::bad_percentiles,
               fmt::format("\"p99\" is {}, which is below \"p50\", {}", t.p99->written, t.p50->written),
               "99 of 100 runs take less than \"p99\", and half of the runs take less than \"p50\"", t.p99->at);
}

}  // namespace workload

}  // namespace aicarbon
