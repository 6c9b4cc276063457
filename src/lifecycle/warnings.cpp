// See warnings.hpp.
#include "lifecycle/warnings.hpp"

#include "lifecycle/counted_twice.hpp"
#include "lifecycle/doubts.hpp"
#include "lifecycle/readings.hpp"

namespace aicarbon::lifecycle {

Diagnostics warnings(const Inventory& inventory) {
  Diagnostics found = counted_twice(inventory);
  found += doubtful(inventory);
  found += other_readings(inventory);
  return found;
}

}  // namespace aicarbon::lifecycle
