// The least memory that a training run needs, on all of its devices together.
//
//   memory >= N m                                            [GB]
//
//   N   number of weights, in a mixture of experts all of them
//   m   bytes per weight for weights, gradients and optimizer state, as stated or by the method:
//
//       pretraining   16        weights 2, gradients 2, and in 32 bits a copy of the weights 4 and two moments 4 + 4:
//                               Adam in mixed precision (Rajbhandari et al. 2020, ZeRO). Adam in 32 bits: 4 x 4 as well
//       full          2 p + 2   weights p, gradients p, two moments of one byte each, no copy of the weights: 8-bit
//                               Adam (Dettmers et al. 2022)
//       lora          p         frozen weights, which have neither gradients nor moments (Hu et al. 2022)
//       qlora         0.5       frozen weights of 4 bits (Dettmers et al. 2023)
//
//   p   bytes per weight at the precision of the training
//
// Everything is split over all devices, as in ZeRO stage 3; other ways of parallel training need more. Left out:
// activations, low-rank adapters, buffers and fragmentation, so a run that passes may still not fit. Methods that need
// less, such as offloading to the host (Ren et al. 2021) or projected gradients (Zhao et al. 2024), state m.
#include "lifecycle/model/model.hpp"

namespace aicarbon::lifecycle::work {
namespace {

double bytes_of(TrainingMethod method, double bytes_per_weight) {
  switch (method) {
  case TrainingMethod::pretraining: return 16;
  case TrainingMethod::full: return 2 * bytes_per_weight + 2;
  case TrainingMethod::lora: return bytes_per_weight;
  case TrainingMethod::qlora: return 0.5;
  }
  return 0;
}

}  // namespace

Cell<dim::one> training_bytes(Sheet& sheet, const TrainingFacts& w) {
  return w.bytes_per_parameter ? cell(sheet, w.bytes_per_parameter)
                               : sheet.constant<dim::one>(bytes_of(w.method, w.bytes_per_weight));
}

Cell<dim::data> training_memory(Sheet& sheet, const TrainingFacts& w) {
  const auto byte = sheet.constant<dim::data>(gigabytes_per_byte);
  return named("memory of training", cell(sheet, w.model.parameters) * training_bytes(sheet, w) * byte);
}

}  // namespace aicarbon::lifecycle::work
