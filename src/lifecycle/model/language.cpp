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
namespace {

bool has_experts(const ModelFacts& f) { return f.experts && f.experts.best() > f.experts_per_token.best(); }

Cell<dim::one> idle_share(Sheet& sheet, const ModelFacts& f) {
  return 1 - cell(sheet, f.experts_per_token) / cell(sheet, f.experts);
}

}  // namespace

Cell<dim::one> active_weights(Sheet& sheet, const ModelFacts& f) {
  if (f.active_parameters) return cell(sheet, f.active_parameters);
  const auto all = cell(sheet, f.parameters);
  if (!has_experts(f) || !f.expert_parameters) return all;
  return named("active weights", all - cell(sheet, f.expert_parameters) * idle_share(sheet, f));
}

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
  const auto active = active_weights(sheet, f);
  if (has_experts(f)) {
    m.expert_count = cell(sheet, f.experts);
    m.experts_per_token = cell(sheet, f.experts_per_token);
    const auto of_experts = f.expert_parameters ? cell(sheet, f.expert_parameters)
                                                : named("weights of experts", (all - active) / idle_share(sheet, f));
    m.experts = named("experts in memory", of_experts * bytes);
    m.shared = m.weights - m.experts;
  }
  m.flop = named("forward FLOPs per token", sheet.constant<dim::flop_per_token>(2) * active);
  return m;
}

}  // namespace aicarbon::lifecycle::work
