// Mean power of an accelerator over a training run.
//
//   P = TDP x f                                                                              [kW]
//
//   f   power / TDP over the whole run, with checkpoints and restarts: by default from measured runs of the same kind,
//       training/power_fraction in pre-training and fine_tuning/power_fraction in fine-tuning (defaults.csv)
//
// Actual power is below TDP, depending on the work and on how well it is tuned. Left out: the host, which the ratio
// node / accelerators adds once (machine/power.cpp).
#include "lifecycle/model/model.hpp"

namespace aicarbon::lifecycle::work {

Cell<dim::device_power> training_power(Sheet& sheet, const TrainingFacts& w, Cell<dim::device_power> tdp) {
  return named("mean power of an accelerator", tdp * cell(sheet, w.power_fraction));
}

}  // namespace aicarbon::lifecycle::work
