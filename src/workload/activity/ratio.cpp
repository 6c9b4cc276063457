// Activity `ratio_of`: a multiple of another phase.
#include "workload/activity/rows.hpp"

#include <fmt/format.h>

namespace aicarbon {
namespace {

using namespace workload::rows;

constexpr std::array ratio_fields{
    field<&RatioOf::phase>(
        {.name = "phase", .doc = "name of the other phase", .example = "\"final run\"", .required = true}),
    field<&RatioOf::ratio>(
        {.name = "ratio",
         .doc =
             "device time and IT energy as a multiple of those of the other phase; for a repeated phase, 1 if absent",
         .unit = "1",
         .example = "0.7"}),
    field<&RatioOf::every>({.name = "every",
                            .doc = "interval of the repetition, such as 1 h, 1 day, 1 week, 1 month",
                            .unit = "days",
                            .example = "\"1 week\"",
                            .positive = true}),
    field<&RatioOf::during>({.name = "during",
                             .doc = "total duration of the repetition",
                             .unit = "days",
                             .example = "\"1 year\"",
                             .positive = true}),
};

constexpr std::array ratio_activity{
    field<&activity::Ratio::ratio_of>(
        {.name = "ratio_of",
         .doc = "a multiple of another phase: {phase, ratio}, repeated with {every, during}",
         .example = "{\"phase\": \"final run\", \"ratio\": 0.7}"}),
};

}  // namespace

template <>
std::span<const json::Field> json::Table<activity::Ratio>::fields() {
  return ratio_activity;
}
std::span<const json::Field> json::Table<RatioOf>::fields() { return ratio_fields; }

namespace workload {

template <>
void check_kind(const activity::Ratio& a, Faults& faults) {
  const RatioOf& r = a.ratio_of;
  if (r.every.has_value() != r.during.has_value())
    faults.add(diag::missing_field, "\"every\" and \"during\" must be given together",
               r.every ? "add \"during\", the total duration of the repetition"
                       : "add \"every\", the interval of the repetition",
               r.at);
  if (!r.ratio && !r.every && !r.during && !faults.unknown_key_inside(r.at.path))
    faults.add(diag::missing_field, "\"ratio_of\" has no \"ratio\"",
               "add \"ratio\": 0.7, or \"every\" and \"during\" for a phase that is repeated", r.at);
  if (r.every && r.during && r.every->value.best > r.during->value.best)
    faults.add(diag::bad_cadence,
               fmt::format("\"every\" is {}, which is longer than \"during\", {}", r.every->written, r.during->written),
               "state a longer \"during\"; for less than one repetition, state only \"ratio\"", r.every->at);
}

}  // namespace workload

}  // namespace aicarbon
