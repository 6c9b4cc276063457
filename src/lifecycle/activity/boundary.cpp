// Energy told at a boundary.
//
//   accelerators: IT = accelerators x (node / accelerators)      hosts, memory, network, fans are added once
//   it:           IT = energy; what the accelerators took of it is not known
//   facility:     IT = energy / PUE
#include "lifecycle/activity/activity.hpp"

namespace aicarbon::lifecycle {

void at_boundary(const ActivityInput& in, Cell<dim::energy> energy, Flows& flows) {
  flows.accelerator_energy =
      no_flow<dim::energy>(LineState::not_applicable, "only the energy of the whole node is told");
  switch (in.facts.activity.boundary) {
  case EnergyBoundary::accelerators:
    flows.accelerator_energy = flow(named("accelerator energy", energy));
    flows.it_energy = flow(named("IT energy", energy * cell(in.sheet, in.facts.hardware.node_over_accelerators)));
    break;
  case EnergyBoundary::it: flows.it_energy = flow(named("IT energy", energy)); break;
  case EnergyBoundary::facility: flows.it_energy = flow(named("IT energy", energy / in.site.pue)); break;
  }
}

Cell<dim::device_power> rated_per_device(const HardwareCells& h) {
  return h.rated_power ? named("rated power of a device", h.rated_power / h.devices) : Cell<dim::device_power>{};
}

}  // namespace aicarbon::lifecycle
