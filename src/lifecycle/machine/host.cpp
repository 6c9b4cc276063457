// The host of accelerators: its processors, memory and drives, and everything else in the machine.
//
//   host = (rest + processors) x devices / 8 + M x k_M + D x k_D
//
//   rest         board, network cards, power supplies, fans, chassis and assembly, for a node of eight accelerators [kg]
//   processors   two processors with their packages, for a node of eight [kg]
//   devices      accelerators in the node
//   M, D         capacity of memory and of drives: as stated for the node, or the default of a node of eight x
//                devices / 8 [GB]
//   k_M, k_D     footprint of memory modules and of drives [kg/GB]
//
// Terms that the package of the accelerator holds, processors and memory, are left out for it. The factors are those of
// the parts table (Dell R740 of 2019 for memory; Seagate Nytro for drives). Valid for servers of 0.5 to 2 TB of memory
// and 4 to 35 TB of drives: with these amounts the formula gives 1,875 to 4,540 kg, where studies give 2,000 (Wu et al.
// 2021), 2,500 (Luccioni et al. 2022), 3,477 (Cloud Carbon Footprint, p4d), 5,700 and 6,000 (EcoLogits). Left out: a
// dependence of network cards and power supplies on the power of the accelerators.
#include "lifecycle/machine/host.hpp"

namespace aicarbon::lifecycle {

Cell<dim::co2e> host_footprint(Sheet& sheet, const HardwareFacts& h, Cell<dim::device> devices) {
  if (h.host_embodied) return cell(sheet, h.host_embodied);
  const HostFacts& host = h.host;
  const auto of_node = [&](auto of_eight) { return of_eight / sheet.constant<dim::device>(8) * devices; };
  const auto amount = [&](const Fact<dim::data>& stated, const Fact<dim::data>& of_eight) {
    return stated ? cell(sheet, stated) : of_node(cell(sheet, of_eight));
  };
  auto sum = of_node(cell(sheet, host.rest));
  if (host.processors) sum = sum + named("processors of the host", of_node(cell(sheet, host.processors)));
  if (host.per_memory)
    sum = sum + named("memory of the host", amount(host.memory, host.memory_of_eight) * cell(sheet, host.per_memory));
  return sum + named("drives of the host", amount(host.drives, host.drives_of_eight) * cell(sheet, host.per_drives));
}

}  // namespace aicarbon::lifecycle
