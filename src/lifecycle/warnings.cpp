// See warnings.hpp.
#include "lifecycle/warnings.hpp"

#include "lifecycle/counted_twice.hpp"
#include "lifecycle/doubts.hpp"

namespace aicarbon::lifecycle {

Diagnostics warnings(const Inventory& inventory) {
  Diagnostics found = counted_twice(inventory);
  found += doubtful(inventory);
  return found;
}

}  // namespace aicarbon::lifecycle
