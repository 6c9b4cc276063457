// Mean power of an accelerator over a training run.
//
//   P = TDP x f                                            if f is stated as the mean of the run
//   P = TDP x (g f + (1 - g) f_idle)                       otherwise
//
//   f        power / TDP during steps: 0.85 (0.70 ... 0.95) in optimized runs (Morrison et al. 2025; Dodge et al. 2022)
//   f_idle   power / TDP while checkpoints are written or machines restart: 0.15 (0.12 ... 0.30) (Morrison et al.)
//   g        goodput
//
// Without a known goodput, f is taken as the mean of the run. Actual power is below TDP: runs draw 0.30 to 0.92 of it,
// depending on the work. Left out: the host, which the ratio node / accelerators adds once.
#include "lifecycle/model/model.hpp"

namespace aicarbon::lifecycle::work {

Cell<dim::device_power> training_power(Sheet& sheet, const TrainingFacts& w, const Efficiency& e,
                                       Cell<dim::device_power> tdp) {
  const auto stepping = cell(sheet, w.power_fraction);
  const bool stated = w.power_fraction.input->origin == Origin::stated;
  if (stated || !e.goodput) return named("mean power of an accelerator", tdp * stepping);
  const auto share = e.goodput * stepping + (1 - e.goodput) * cell(sheet, w.idle_fraction);
  return named("mean power of an accelerator", tdp * named("share of TDP", share));
}

}  // namespace aicarbon::lifecycle::work
