// Activity `wall_time`: hours on the clock, of a number of devices or machines.
#include "workload/activity/rows.hpp"

namespace aicarbon {
namespace {

using namespace workload::rows;

constexpr auto wall_time_activity = joined(
    std::array{
        value<&activity::WallTime::wall_time, &WallTimeFacts::wall_time, activity::WallTime, WallTimeFacts>(
            {.name = "wall_time",
             .doc = "time from start to end, during which \"devices\" or \"machines\" are allocated",
             .unit = "h",
             .example = "\"36 h\""}),
        field<&activity::WallTime::devices, activity::WallTime>(
            {.name = "devices",
             .doc =
                 "number of devices that are allocated during \"wall_time\", or of the parts of devices that schedulers count, such as \"8 GCD\"",
             .unit = "1",
             .example = "8",
             .positive = true,
             .whole = part_of_a_device}),
        value<&activity::WallTime::machines, &WallTimeFacts::machines, activity::WallTime, WallTimeFacts>(
            {.name = "machines",
             .doc = "number of whole machines that are allocated during \"wall_time\", each with all its devices",
             .unit = "1",
             .counts = true,
             .example = "2",
             .positive = true}),
        energy<activity::WallTime>,
    },
    device_hours<activity::WallTime>);

}  // namespace

template <>
std::span<const json::Field> json::Table<activity::WallTime>::fields() {
  return wall_time_activity;
}

template <>
void workload::check_kind(const activity::WallTime& a, Faults& faults) {
  if (!a.devices && !a.machines)
    faults.add(diag::missing_field, "\"wall_time\" needs the number of devices or machines",
               "add \"devices\", such as 8 GPUs, or \"machines\", such as 1 server with all its GPUs", a.wall_time.at);
  if (a.devices && a.machines)
    faults.add(diag::conflict, "\"devices\" and \"machines\" state the same thing", "remove one of them",
               a.machines->at);
  check_measured_hours(a, a.energy, faults);
}

}  // namespace aicarbon
