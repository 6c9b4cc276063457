// Weights that a decode step reads.
//
//   dense     all of them
//   mixture   shared + experts x (1 - (1 - k/E)^B)                                  [GB]
//   experts read of a layer = E (1 - (1 - k/E)^B)
//
//   E, k   experts of a layer, experts a token is sent to     B   sequences in flight, each sent independently and evenly
//
// At B >= 64 nearly all experts are read: counting active weights only would be up to ten times too low. Left out: routing that
// prefers some experts, which reads fewer.
#include "lifecycle/model/model.hpp"

namespace aicarbon::lifecycle::work {
namespace {

Cell<dim::one> share_read(const Language& m, Cell<dim::request> batch) {
  const auto missed_by_one = log(1 - m.experts_per_token / m.expert_count);
  const auto tokens = batch / batch.sheet->constant<dim::request>(1);
  return named("share of experts read", 1 - exp(tokens * missed_by_one));
}

}  // namespace

Cell<dim::one> experts_read(const Language& m, Cell<dim::request> batch) {
  return named("experts read", m.expert_count * share_read(m, batch));
}

Cell<dim::data> weights_read(const Language& m, Cell<dim::request> batch) {
  if (!m.expert_count) return m.weights;
  return named("weights read in a step", m.shared + m.experts * share_read(m, batch));
}

}  // namespace aicarbon::lifecycle::work
