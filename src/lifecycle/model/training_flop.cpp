// FLOPs of one training token.
//
//   F = c N + 12 L w T                                                          [FLOP/token]
//
//   N   weights a token is multiplied by (active ones of a mixture)             L   layers     w   width of attention     T   tokens of a sequence
//   c   6: forward 2, gradients of activations 2 and of weights 2 (Kaplan et al. 2020); 4 in low-rank fine-tuning, where weights
//       have no gradient (derived from the algorithm, no measurement was found)
//   12 L w T is attention without the causal half (llm-foundry counts so: 3 x 4 L w T^2 for a sequence); a kernel that skips
//   the upper triangle does half of it. Counted only if layers and the sequence length are stated; otherwise there is a note.
//
// Valid for dense and mixture-of-experts decoders of 1e9 weights and more, sequences up to about 64k. Recomputed
// activations are not FLOPs of the model: they lower the MFU (training_time.cpp). Left out: embeddings looked up,
// routers, low-rank adapters themselves.
#include "lifecycle/model/model.hpp"

namespace aicarbon::lifecycle::work {

Cell<dim::flop_per_token> flop_per_trained_token(Sheet& sheet, const TrainingFacts& w) {
  const ModelFacts& m = w.model;
  const auto weights = cell(sheet, m.active_parameters ? m.active_parameters : m.parameters);
  const auto of_weights = named("FLOPs of weights", sheet.constant<dim::flop_per_token>(w.low_rank ? 4 : 6) * weights);
  const bool knows_width = (m.heads && m.head_dim) || m.hidden;
  if (!m.layers || !w.sequence || !knows_width) return named("FLOPs of a token", of_weights);
  const auto width = m.heads && m.head_dim ? cell(sheet, m.heads) * cell(sheet, m.head_dim) : cell(sheet, m.hidden);
  const auto per_position = sheet.constant<dim::flop_per_token / dim::tokens_per_request>(12);
  const auto of_attention =
      named("FLOPs of attention", per_position * (cell(sheet, m.layers) * width) * cell(sheet, w.sequence));
  return named("FLOPs of a token", of_weights + of_attention);
}

}  // namespace aicarbon::lifecycle::work
