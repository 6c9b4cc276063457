// FLOPs of one training token.
//
//   F = c N + 12 L w T                                       [FLOP/token]
//
//   N   weights that a token is multiplied by; in a mixture of experts, the active ones
//   c   6: forward 2, gradients of activations 2, gradients of weights 2 (Kaplan et al. 2020); 4 in low-rank fine-tuning,
//       which has no gradients of weights (derived from the algorithm; no measurement was found)
//   L   layers      w   width of attention      T   tokens per sequence
//
// 12 L w T counts attention without the causal mask, as llm-foundry does (3 x 4 L w T^2 per sequence); a kernel that
// skips the upper triangle does half of these FLOPs. Attention is counted only if the layers, the width and the
// sequence length are known. Valid for dense and mixture-of-experts decoders with at least 1e9 weights and sequences of
// up to about 64k tokens. Recomputed activations are not FLOPs of the model: they lower the MFU (training_time.cpp).
// Left out: embedding lookups, routers, and the low-rank adapters themselves.
#include "lifecycle/model/model.hpp"

namespace aicarbon::lifecycle::work {

Cell<dim::flop_per_token> flop_per_trained_token(Sheet& sheet, const TrainingFacts& w) {
  const ModelFacts& m = w.model;
  const auto weights = active_weights(sheet, m);
  const bool low_rank = w.method == TrainingMethod::lora || w.method == TrainingMethod::qlora;
  const auto of_weights =
      named("FLOPs of weights per token", sheet.constant<dim::flop_per_token>(low_rank ? 4 : 6) * weights);
  const bool knows_width = (m.heads && m.head_dim) || m.hidden;
  if (!m.layers || !w.sequence || !knows_width) return named("FLOPs per token", of_weights);
  const auto width = m.heads && m.head_dim ? cell(sheet, m.heads) * cell(sheet, m.head_dim) : cell(sheet, m.hidden);
  const auto per_position = sheet.constant<dim::flop_per_token / dim::tokens_per_request>(12);
  const auto of_attention =
      named("FLOPs of attention per token", per_position * (cell(sheet, m.layers) * width) * cell(sheet, w.sequence));
  return named("FLOPs per token", of_weights + of_attention);
}

}  // namespace aicarbon::lifecycle::work
