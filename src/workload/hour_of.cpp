// See hour_of.hpp.
#include "workload/hour_of.hpp"

#include "units/device_part.hpp"

namespace aicarbon::workload {

HourOf hour_of(std::string_view text) {
  const auto says = [text](std::string_view what) { return text.find(what) != std::string_view::npos; };
  if (units::part_in(text) != nullptr) return HourOf::part;
  if (says("node") || says("instance")) return HourOf::node;
  if (says("device")) return HourOf::device;
  return says("GPU") || says("TPU") ? HourOf::product : HourOf::unstated;
}

}  // namespace aicarbon::workload
