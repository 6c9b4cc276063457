// Rated power of a machine without accelerators, from its processor and memory.
#pragma once

#include "lifecycle/cells.hpp"

namespace aicarbon::lifecycle {

/// Power at full load of the vCPUs and the memory of an instance, in kW, with their share of the rest of the machine.
Cell<dim::power> processor_power(Sheet& sheet, const ProcessorFacts& processor);

}  // namespace aicarbon::lifecycle
