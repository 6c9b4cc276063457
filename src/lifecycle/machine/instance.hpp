// The part of a host that an instance is.
#pragma once

#include "lifecycle/cells.hpp"
#include "lifecycle/component/component.hpp"

#include <vector>

namespace aicarbon::lifecycle {

/// The share of the host, apart from its accelerators, that an instance has; empty for a whole machine.
Cell<dim::one> share_of_host(Sheet& sheet, const HardwareFacts& hardware);

/// The power of an instance over that of its accelerators, from that of the whole machine; the same for a whole machine.
Cell<dim::one> ratio_of_instance(Sheet& sheet, const HardwareFacts& hardware, Cell<dim::device> devices,
                                 Cell<dim::one> ratio);

/// CO2e of manufacturing the instance's share of its host, without accelerators.
Cell<dim::co2e> host_of_instance(Sheet& sheet, const HardwareFacts& hardware, Cell<dim::device> devices);

/// The node whose network an instance has a share of: CO2e of manufacturing the share of all accelerators and the host.
Cell<dim::co2e> node_of_network(Sheet& sheet, const HardwareFacts& hardware, Cell<dim::co2e_per_device> accelerator,
                                Cell<dim::co2e> host, Cell<dim::co2e> node);

/// The parts of a bill of materials, with the share of those that are parts of a whole host.
std::vector<PartCell> parts_of_machine(Sheet& sheet, const HardwareFacts& hardware);

}  // namespace aicarbon::lifecycle
