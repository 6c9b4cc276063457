// The weights of a language model in memory at its precision, and its FLOPs per token.
//
//   weights = N b                                            [GB]
//   experts = N_x b
//   shared  = (N - N_x) b
//   N_x     = (N - N_a) / (1 - k / E)                        if the model does not state N_x
//
//   N     number of weights               N_x   weights of all experts, in a mixture of experts
//   N_a   active weights                  E     experts per layer
//   b     bytes per weight                k     experts per layer that a token uses
//
// N_x follows from N_a = (N - N_x) + N_x k / E. Valid if all layers with experts have the same number of experts. A
// forward pass takes 2 N_a FLOPs per token.
#include "lifecycle/model/model.hpp"

namespace aicarbon::lifecycle::work {
namespace {}  // namespace

Language language(Sheet& sheet, const PlannedFacts& w) {
  const ModelFacts& f = w.model;
  Language m;
  const auto all = cell(sheet, f.parameters);
  const auto bytes = sheet.constant<dim::data>(w.bytes_per_weight * gigabytes_per_byte);
  m.layers = cell(sheet, f.layers);
  m.width = f.heads && f.head_dim ? cell(sheet, f.heads) * cell(sheet, f.head_dim)
            : f.hidden            ? cell(sheet, f.hidden)
                                  : Cell<dim::one>{};
  m.weights = named("weights in memory", all * bytes);
  auto active = cell(sheet, f.active_parameters ? f.active_parameters : f.parameters);
  if (f.experts && f.experts.best() > f.experts_per_token.best()) {
    m.expert_count = cell(sheet, f.experts);
    m.experts_per_token = cell(sheet, f.experts_per_token);
    const auto idle_share = 1 - m.experts_per_token / m.expert_count;
    const auto of_experts = f.expert_parameters ? cell(sheet, f.expert_parameters)
                                                : named("weights of experts", (all - active) / idle_share);
    if (!f.active_parameters) active = named("active weights", all - of_experts * idle_share);
    m.experts = named("experts in memory", of_experts * bytes);
    m.shared = m.weights - m.experts;
  }
  m.flop = named("forward FLOPs per token", sheet.constant<dim::flop_per_token>(2) * active);
  return m;
}

}  // namespace aicarbon::lifecycle::work
