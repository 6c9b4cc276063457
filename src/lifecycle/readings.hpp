// Amounts of a job that can be read in two ways: hours and numbers of devices may be those of devices, of their parts or
// of whole machines, and a figure may be of a share or of the machine.
#pragma once

#include <aicarbon/inventory.hpp>

namespace aicarbon::lifecycle {

/// A message for each amount that can be read in another way, with the total of each reading and what to type.
Diagnostics other_readings(const Inventory& inventory);

}  // namespace aicarbon::lifecycle
