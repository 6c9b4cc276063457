// Power of a machine without accelerators, or of an instance of one, at full load; a curve (power_curve.cpp) gives it at
// other loads.
//
//   full = vCPUs x TDP / threads x k + memory x w                                       [kW]
//   full = vCPUs x 4.2 W (1.9 to 6.7) x k + memory x w          the processor, or its TDP, is not published
//
//   k   power of a server without its memory over the TDP of its processors, at full load: 1 (0.7 to 1.3). Below 1 in
//       SPECpower (Cloud Carbon Footprint), 1.05 to 1.2 in the measurements of Teads (2021), up to 1.29 in results of Boavizta; it covers board, fans and
//       power supplies
//   w   power of memory at full load: 0.62 W/GB (0.39 to 0.99); Cloud Carbon Footprint, and Teads
//
// A vCPU is a thread of the processor, so a processor has its TDP for all of them. Valid for servers of 2012 and later
// with one or two processors. Left out: drives, and network cards beyond those in the measured servers.
#include "lifecycle/machine/processor_power.hpp"

namespace aicarbon::lifecycle {

Cell<dim::power> processor_power(Sheet& sheet, const ProcessorFacts& p) {
  const auto of_vcpu = p.tdp ? cell(sheet, p.tdp) / cell(sheet, p.threads) : cell(sheet, p.per_vcpu);
  const auto memory = p.memory ? cell(sheet, p.memory) : cell(sheet, p.vcpus) * cell(sheet, p.memory_per_vcpu);
  const auto processors = cell(sheet, p.vcpus) * of_vcpu * cell(sheet, p.full_over_tdp);
  return named("power at full load", processors + memory * cell(sheet, p.per_memory));
}

}  // namespace aicarbon::lifecycle
