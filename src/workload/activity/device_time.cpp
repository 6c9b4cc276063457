// Activity `device_time`: allocated device-hours.
#include "workload/activity/rows.hpp"

namespace aicarbon {
namespace {

using namespace workload::rows;

constexpr auto device_time_activity = joined(
    std::array{
        value<&activity::DeviceTime::device_time, &DeviceTimeFacts::device_time, activity::DeviceTime, DeviceTimeFacts>(
            {.name = "device_time",
             .doc = "allocated device-hours, of accelerators if the hardware has any, otherwise of servers",
             .unit = "h",
             .example = "\"1082990 h\""}),
        energy<activity::DeviceTime>,
    },
    device_hours<activity::DeviceTime>);

}  // namespace

template <>
std::span<const json::Field> json::Table<activity::DeviceTime>::fields() {
  return device_time_activity;
}

namespace workload {

void check_device_hours(const activity::DeviceHours& hours, Faults& faults) {
  if (hours.load && hours.device_power)
    faults.add(diag::conflict, "\"load\" applies only to rated power", "remove \"load\", or the stated power",
               hours.load->at);
}

template <>
void check_kind(const activity::DeviceTime& a, Faults& faults) {
  if (a.energy && a.device_power)
    faults.add(diag::conflict, "\"energy\" and \"device_power\" state the same thing", "keep the measured energy",
               a.energy->at);
  if (a.load && (a.energy || a.device_power))
    faults.add(diag::conflict, "\"load\" applies only to rated power", "remove \"load\", or the stated energy or power",
               a.load->at);
}

}  // namespace workload

}  // namespace aicarbon
