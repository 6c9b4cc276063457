// Share of the dense peak that a training run reaches.
//
//   MFU of the run  = MFU of a step x goodput              unless stated or published for the whole run
//   MFU of a step   = as stated, or as published
//                   x gain                                 of FP8, if published at 16 bits
//
// MFU (Chowdhery et al. 2022) counts only the FLOPs of the model: 6 N, never the 8 N of HFU. Goodput is the share of
// the run's hours that is spent in steps. The table mfu has the median of published values by device and by kind and
// size of model; the table mfu_published has these values. Valid for dense peaks, never for peaks with sparsity.
//
// Recomputed activations do not change the MFU here: a quarter of the values that the table mfu is derived from are of
// runs that are known to recompute. In steps of dense models, these runs reach 0.87 of the median of the others on H100
// and 0.91 on A100, because they are tuned for recomputation, with larger batches; an additional forward pass alone
// would leave 3/4. For FP8, the table has the MFU of runs at 16 bits, relative to the 16-bit peak. The gain is the
// speed-up measured in published pairs of runs, not the factor of two between the peaks, because casts, scales,
// attention and communication do not become faster.
#include "lifecycle/model/model.hpp"

namespace aicarbon::lifecycle::work {

Efficiency training_efficiency(Sheet& sheet, const TrainingFacts& w) {
  const auto in_precision = [&](Cell<dim::one> published) {
    return w.fp8_gain ? named("MFU in FP8", published * cell(sheet, w.fp8_gain)) : published;
  };
  if (w.run_mfu) return {in_precision(cell(sheet, w.run_mfu)), {}, {}};
  const auto mfu = in_precision(cell(sheet, w.mfu));
  const auto goodput = cell(sheet, w.goodput);
  return {named("MFU of the run", mfu * goodput), mfu, goodput};
}

}  // namespace aicarbon::lifecycle::work
