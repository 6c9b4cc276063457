// Activity `device_time`: allocated device-hours.
#include "workload/activity/rows.hpp"

namespace aicarbon {
namespace {

using namespace workload::rows;

constexpr auto device_time_activity = joined(
    std::array{
        field<&activity::DeviceTime::device_time>(
            {.name = "device_time",
             .doc =
                 "allocated hours of devices (device-h, GPU-h, TPU-h), which are accelerators if the hardware has any, otherwise servers; of whole machines (node-h, instance-h), each with all its devices; or of the parts of devices that schedulers count (GCD-h, TPU-core-h). A plain h is a device-hour",
             .unit = "h",
             .example = "\"1082990 device-h\""}),
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

void check_measured_hours(const activity::DeviceHours& hours, const std::optional<Stated<dim::energy>>& measured,
                          Faults& faults) {
  if (measured && hours.device_power)
    faults.add(diag::conflict, "\"energy\" and \"device_power\" state the same thing", "keep the measured energy",
               measured->at);
  if (hours.load && (measured || hours.device_power))
    faults.add(diag::conflict, "\"load\" applies only to rated power", "remove \"load\", or the stated energy or power",
               hours.load->at);
}

template <>
void check_kind(const activity::DeviceTime& a, Faults& faults) {
  check_measured_hours(a, a.energy, faults);
}

}  // namespace workload

}  // namespace aicarbon
