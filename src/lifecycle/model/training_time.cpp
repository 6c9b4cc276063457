// Share of the dense peak that a training run reaches.
//
//   run MFU = MFU of a step x goodput                           or the whole run's
//   MFU     = published MFU x gain                              in FP8; as stated, or as published, else
//
// MFU (Chowdhery et al. 2022) counts model FLOPs only: 6 N, never the 8 N of HFU. Goodput: share of the hours that
// steps take. Table mfu: published values by device, kind and size, with the points they come from. Valid for dense
// peaks, never sparse ones. Recomputed activations change nothing here: a third of the published values are of runs
// that recompute, and those reach 0.91 of the others' median on H100 and 0.87 on A100 (tuned for it: larger batches),
// not the 3/4 that a forward pass more would leave. FP8: the table has runs at 16 bit, relative to the 16-bit peak; the
// gain is the measured speed-up of published pairs in FP8, not the factor of two between the peaks: casts, scales,
// attention and communication stay as they are.
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
