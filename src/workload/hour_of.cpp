// See hour_of.hpp.
#include "workload/hour_of.hpp"

#include "units/device_part.hpp"
#include "units/units.hpp"

namespace aicarbon::workload {

HourOf hour_of(std::string_view text) {
  const auto says = [text](std::string_view what) { return text.find(what) != std::string_view::npos; };
  if (units::part_in(text) != nullptr) return HourOf::part;
  if (says("node") || says("instance")) return HourOf::node;
  if (says("device")) return HourOf::device;
  return says("GPU") || says("TPU") ? HourOf::product : HourOf::unstated;
}

std::string_view hour_ending(std::string_view unit_of_time) {
  const auto unit = units::parse(unit_of_time, dim::time);
  if (!unit) return {};
  for (const std::string_view ending : {"s", "min", "h", "days"})
    if (units::known(ending, dim::time).to_base(1) == unit->to_base(1)) return ending;
  return {};
}

}  // namespace aicarbon::workload
