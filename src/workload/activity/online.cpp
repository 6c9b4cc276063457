// Activity `online`: continuous training while the model serves.
#include "workload/activity/rows.hpp"

namespace aicarbon {
namespace {

using namespace workload::rows;

constexpr std::array online_fields{
    field<&StatedOnline::devices>({.name = "devices",
                                   .doc = "number of devices that train continuously, or of the parts of devices that "
                                          "schedulers count, such as \"8 GCD\"",
                                   .unit = "1",
                                   .example = "16",
                                   .required = true,
                                   .positive = true,
                                   .whole = part_of_a_device}),
    field<&StatedOnline::during>({.name = "during",
                                  .doc = "duration of the training",
                                  .unit = "days",
                                  .example = "\"30 days\"",
                                  .required = true}),
};

constexpr auto online_activity = joined(
    std::array{
        field<&activity::Online::online>({.name = "online",
                                          .doc = "continuous training: {devices, during}",
                                          .example = "{\"devices\": 16, \"during\": \"30 days\"}"}),
    },
    device_hours<activity::Online>);

}  // namespace

template <>
std::span<const json::Field> json::Table<activity::Online>::fields() {
  return online_activity;
}
std::span<const json::Field> json::Table<StatedOnline>::fields() { return online_fields; }

template <>
void workload::check_kind(const activity::Online& a, Faults& faults) {
  check_device_hours(a, faults);
}

}  // namespace aicarbon
