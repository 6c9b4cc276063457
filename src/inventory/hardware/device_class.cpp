// Resolves where a machine is: in a data center, or outside one as a workstation, a laptop or an edge device; and the
// default rules that follow from it.
#include "inventory/hardware/hardware.hpp"

#include <sstream>

namespace aicarbon::inventory {

bool HardwareInput::holds_host(std::string_view figure) const {
  if (accelerator.empty()) return false;
  const CatalogTable& table = context.catalog.table("accelerators");
  std::istringstream words{std::string(table.text(*table.find(accelerator), "holds_host"))};
  for (std::string word; words >> word;)
    if (word == figure) return true;
  return false;
}

DeviceClass class_of(const HardwareInput& in, const Hardware& h) {
  if (h.device_class) return h.device_class->value;
  if (!in.server.empty() || !in.instance.empty() || in.accelerator.empty() || in.in_cloud_region)
    return DeviceClass::data_center;
  const CatalogTable& table = in.context.catalog.table("accelerators");
  return from_word<DeviceClass>(table.text(*table.find(in.accelerator), "class")).value_or(DeviceClass::data_center);
}

std::string_view in_words(DeviceClass device_class) {
  static constexpr std::string_view words[] = {"a machine in a data center", "a workstation", "a laptop",
                                               "an edge device"};
  return words[static_cast<std::size_t>(device_class)];
}

ClassRules class_rules(const HardwareFacts& f) {
  switch (f.device_class) {
  case DeviceClass::workstation:
    return {"life/workstation", "utilization/workstation", "embodied/workstation_without_accelerators"};
  case DeviceClass::laptop: return {"life/laptop", "utilization/laptop", "embodied/laptop"};
  case DeviceClass::edge: return {"life/edge", "utilization/edge", "embodied/edge"};
  case DeviceClass::data_center: break;
  }
  return {f.has_accelerators ? "life/accelerator" : "life/server_hyperscale", "utilization/allocated",
          "embodied/server_1_2_socket"};
}

}  // namespace aicarbon::inventory
