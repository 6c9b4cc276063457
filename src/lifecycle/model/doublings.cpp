// How often one device is doubled to a number of devices: the binary logarithm.
//
//   lb n = sum over k = 0 ... 4 of min(max(n - 2^k, 0) / 2^k, 1)
//
// Exact for 1, 2, 4, 8, 16 and 32, linear between them, and 5 above. It needs no logarithm, which database engines round
// differently.
#include "lifecycle/model/model.hpp"

namespace aicarbon::lifecycle::work {

Cell<dim::one> doublings(Cell<dim::device> devices) {
  Sheet& sheet = *devices.sheet;
  const auto nothing = sheet.constant<dim::one>(0);
  const auto whole = sheet.constant<dim::one>(1);
  constexpr double powers[] = {1, 2, 4, 8, 16};
  Cell<dim::one> sum;
  for (const double power : powers) {
    const auto beyond = (devices - sheet.constant<dim::device>(power)) / sheet.constant<dim::device>(power);
    const auto step = min(max(beyond, nothing), whole);
    sum = sum ? sum + step : step;
  }
  return named("doublings of one device", sum);
}

}  // namespace aicarbon::lifecycle::work
