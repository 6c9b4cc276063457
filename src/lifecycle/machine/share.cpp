// A share of a machine: a virtual machine, or a slice of a device.
//
//   share              = as stated, or reserved vCPUs / vCPUs of the machine
//   power of the share = share x power                      [kW]      rated, idle, and of the accelerators
//   lives              = share x lives of the node                    (hardware_time.cpp)
//
// A device-hour is then an hour of the share, and a machine of a fleet is such a share. Citation: the time share and
// resource share of SCI (TS and RS; ISO/IEC 21031:2024), as allocated over all vCPUs in pipeline-teads-sci of Impact
// Framework 1.1.0. Left out: unreserved vCPUs, which utilization covers; power that is not proportional to vCPUs.
#include "lifecycle/machine/share.hpp"

namespace aicarbon::lifecycle {

void take_share(Sheet& sheet, const HardwareFacts& h, HardwareCells& c) {
  if (h.share) c.share = cell(sheet, h.share);
  else if (h.vcpus && h.of_vcpus)
    c.share = named("share of the machine", cell(sheet, h.vcpus) / cell(sheet, h.of_vcpus));
  else return;
  if (c.rated_power) c.rated_power = named("rated power of the share", c.rated_power * c.share);
  if (c.idle_power) c.idle_power = named("idle power of the share", c.idle_power * c.share);
  if (c.system_power) c.system_power = named("system power of the share", c.system_power * c.share);
  if (c.accelerator_power) c.accelerator_power = named("accelerator power of the share", c.accelerator_power * c.share);
}

}  // namespace aicarbon::lifecycle
