// See cells.hpp.
#include "lifecycle/cells.hpp"

namespace aicarbon::lifecycle {

Cell<dim::co2e> sum_of(const std::vector<Part>& parts) {
  Cell<dim::co2e> sum;
  for (const Part& part : parts)
    if (part.co2e) sum = sum ? sum + part.co2e.cell : part.co2e.cell;
  return sum;
}

std::vector<Part> scaled(Cell<dim::one> factor, const std::vector<Part>& parts) {
  std::vector<Part> result = parts;
  for (Part& part : result)
    if (part.co2e) part.co2e.cell = factor * part.co2e.cell;
  return result;
}

}  // namespace aicarbon::lifecycle
