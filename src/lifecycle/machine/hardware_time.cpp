// Owned time [device h], and the number of machine lives that it uses.
//
//   owned = allocated device time / utilization
//   owned = machines x duration x devices per machine      for a fleet, which already includes its idle hours
//   lives = owned / devices / lifetime                     x share, if only a share of each node is reserved (share.cpp)
//
//   utilization   allocated hours / owned hours during the life of a machine: 0.85 (Luccioni et al. 2022), 0.3 ... 1.0
//                 (Wu et al. 2021, Morrison et al. 2025)
//
// No other file divides allocated time by utilization to obtain owned time. Utilization is neither the busy share of
// the allocated hours nor SM utilization, and must not be combined with a duty cycle for the same hours.
#include "lifecycle/machine/hardware_time.hpp"

namespace aicarbon::lifecycle {

Cell<dim::device_time> owned_for_allocated(Cell<dim::device_time> allocated, Cell<dim::one> utilization) {
  return named("owned time", allocated / utilization);
}

Cell<dim::device_time> owned_by_fleet(Cell<dim::one> machines, Cell<dim::time> duration, Cell<dim::device> devices) {
  return named("time of the fleet", machines * duration * devices);
}

Cell<dim::one> lives(Cell<dim::device_time> owned, const HardwareCells& h) {
  const auto nodes = owned / h.devices / h.lifetime;
  return named("machine lives", h.share ? nodes * h.share : nodes);
}

}  // namespace aicarbon::lifecycle
