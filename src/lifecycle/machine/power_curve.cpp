// Power as a share of rated power at a load, from a curve of points: linear between the points, constant outside them.
//
//   t(k)          = (min(max(load, x(k)), x(k+1)) - x(k)) / (x(k+1) - x(k))
//   power / rated = p(0) x (1 - t(0)) + p(1) x (t(0) - t(1)) + ... + p(n) x t(n-1)
//
//   x(k)   load of point k, from 0 to 1
//   p(k)   power of point k / rated power
//   t(k)   how far the load is on the way from point k to the next one, from 0 to 1
//
// The weight of a point is how far the load has come from the previous point to this one, minus how far it has gone
// from this point to the next. The result is exact at the points, and all rows of a batch are computed by the same
// steps. Citation: the "Teads curve" of CPUs, with 0.12, 0.32, 0.75 and 1.02 of TDP at 0, 10, 50 and 100 % (Davy, Teads
// Engineering 2021, second-hand: pipeline-teads-sci of Impact Framework 1.1.0). Two points, idle and full, give the
// formula of Cloud Carbon Footprint (ComputeEstimator 0.17.3: min + utilization x (max - min)). Left out: frequency
// scaling, and the difference between the mean of a curved function and its value at the mean load.
#include "lifecycle/machine/power_curve.hpp"

#include "units/units.hpp"

#include <fmt/format.h>

namespace aicarbon::lifecycle {
namespace {

Cell<dim::one> way_between(Sheet& sheet, Cell<dim::one> load, double from, double to) {
  const auto low = sheet.constant<dim::one>(from);
  const auto high = sheet.constant<dim::one>(to);
  return named(fmt::format("fraction of the way from load {} to {}", units::shortest(from), units::shortest(to)),
               (min(max(load, low), high) - low) / (high - low));
}

Cell<dim::one> on_curve(Sheet& sheet, const std::vector<PowerPointFacts>& curve, Cell<dim::one> load) {
  auto behind = sheet.constant<dim::one>(1);  // t(k - 1): how far the load is on the way to this point
  Cell<dim::one> sum;
  for (std::size_t k = 0; k < curve.size(); ++k) {
    const bool last = k + 1 == curve.size();
    const auto ahead = last ? Cell<dim::one>{} : way_between(sheet, load, curve[k].load, curve[k + 1].load);
    const auto term = cell(sheet, curve[k].power) * (last ? behind : behind - ahead);
    sum = sum ? sum + term : term;
    behind = ahead;
  }
  return named("share of rated power", sum);
}

}  // namespace

Cell<dim::one> mean_over_rated(Sheet& sheet, const PhaseFacts& phase) {
  const Fact<dim::one>& load = phase.activity.load;
  // A default load is already a share of rated power, except that of a machine known by its processor.
  const bool of_processor = static_cast<bool>(phase.hardware->processor);
  const bool on_the_curve =
      load && (load.input->origin != Origin::assumed || of_processor) && !phase.hardware->power_curve.empty();
  return on_the_curve ? on_curve(sheet, phase.hardware->power_curve, cell(sheet, load)) : cell(sheet, load);
}

}  // namespace aicarbon::lifecycle
