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
//   layers = r_L (N_a / 10^9)^(1/3)     width = r_w (N_a / 10^9)^(1/3)     k / E = r_x N_a / N
//
// for a model of unknown architecture, with r of the open models of the catalog (docs/methodology/api.md).
//
// N_x follows from N_a = (N - N_x) + N_x k / E. Valid if all layers with experts have the same number of experts. A
// forward pass takes 2 N_a FLOPs per token.
#include "lifecycle/model/model.hpp"

namespace aicarbon::lifecycle::work {
namespace {

bool has_experts(const ModelFacts& f) {
  return f.expert_use || (f.experts && f.experts.best() > f.experts_per_token.best());
}

// The share of the experts of a layer that a token uses.
Cell<dim::one> expert_share(Sheet& sheet, const ModelFacts& f) {
  if (!f.expert_use) return cell(sheet, f.experts_per_token) / cell(sheet, f.experts);
  const auto active = active_weights(sheet, f) / cell(sheet, f.parameters);
  return named("share of experts of a token", min(cell(sheet, f.expert_use) * active, sheet.constant<dim::one>(0.999)));
}

Cell<dim::one> idle_share(Sheet& sheet, const ModelFacts& f) { return 1 - expert_share(sheet, f); }

// The cube root of the active weights in billions.
Cell<dim::one> edge(Sheet& sheet, const ModelFacts& f) {
  return exp((1.0 / 3) * log(active_weights(sheet, f) * sheet.constant<dim::one>(1e-9)));
}

}  // namespace

Cell<dim::one> active_weights(Sheet& sheet, const ModelFacts& f) {
  const auto all = cell(sheet, f.parameters);
  if (f.active_parameters) {
    const auto active = cell(sheet, f.active_parameters);
    const bool may_exceed = f.parameters && f.active_parameters.input->value.high > f.parameters.input->value.low;
    return may_exceed ? min(active, all) : active;
  }
  if (!has_experts(f) || !f.expert_parameters) return all;
  return named("active weights", all - cell(sheet, f.expert_parameters) * idle_share(sheet, f));
}

Cell<dim::one> layers_of(Sheet& sheet, const ModelFacts& f) {
  return f.layers ? cell(sheet, f.layers) : named("layers", cell(sheet, f.layers_by_size) * edge(sheet, f));
}

Language language(Sheet& sheet, const PlannedFacts& w) {
  const ModelFacts& f = w.model;
  Language m;
  const auto all = cell(sheet, f.parameters);
  const auto bytes = sheet.constant<dim::data>(w.bytes_per_weight * gigabytes_per_byte);
  m.layers = layers_of(sheet, f);
  m.width = f.heads && f.head_dim ? cell(sheet, f.heads) * cell(sheet, f.head_dim)
            : f.hidden            ? cell(sheet, f.hidden)
            : f.width_by_size     ? named("width of attention", cell(sheet, f.width_by_size) * edge(sheet, f))
                                  : Cell<dim::one>{};
  m.weights = named("weights in memory", all * bytes);
  const auto active = active_weights(sheet, f);
  if (has_experts(f)) {
    m.expert_count = cell(sheet, f.experts);
    m.expert_share = expert_share(sheet, f);
    const auto of_experts = f.expert_parameters ? cell(sheet, f.expert_parameters)
                                                : named("weights of experts", (all - active) / idle_share(sheet, f));
    m.experts = named("experts in memory", of_experts * bytes);
    m.shared = m.weights - m.experts;
  }
  m.flop = named("forward FLOPs per token", sheet.constant<dim::flop_per_token>(2) * active);
  return m;
}

}  // namespace aicarbon::lifecycle::work
