// Share of the dense peak that a training run reaches.
//
//   run MFU = MFU of a step x goodput                           or the whole run's, as stated
//   MFU with recomputed activations = MFU x c / (c + 2)         where the MFU is the table's, of runs that keep them
//
//   c   FLOPs a weight and token (training_flop.cpp); recomputing adds a forward pass of 2
//
// MFU (Chowdhery et al. 2022) counts model FLOPs only: 6 N, never the 8 N of HFU. Goodput: share of the hours that steps take. Table
// mfu: published values by device, kind and size, with the points they come from. Valid for dense peaks, never sparse ones.
#include "lifecycle/work/work.hpp"

namespace aicarbon::lifecycle::work {

Efficiency training_efficiency(Sheet& sheet, const WorkFacts& w) {
  if (w.run_mfu) return {cell(sheet, w.run_mfu), {}, {}};
  auto mfu = cell(sheet, w.mfu);
  if (w.recompute && w.mfu_is_default) {
    const double c = w.low_rank ? 4 : 6;
    mfu = named("MFU with activations recomputed", (c / (c + 2)) * mfu);
  }
  const auto goodput = cell(sheet, w.goodput);
  return {named("MFU of the run", mfu * goodput), mfu, goodput};
}

}  // namespace aicarbon::lifecycle::work
