// Weights that a decode step reads.
//
//   dense model           weights read = all weights                                           [GB]
//   mixture of experts    weights read = shared + experts x (1 - (1 - k/E)^B)
//                         experts read per layer = E (1 - (1 - k/E)^B)
//
//   E   experts per layer
//   k   experts per layer that a token uses
//   B   sequences in flight, each of which uses experts independently and evenly
//
// From B = 64 on, at least 86 % of the experts of every model in the catalog are read; counting only the active weights
// would give a result up to 23 times too low. Left out: routing that prefers some experts and therefore reads fewer.
#include "lifecycle/model/model.hpp"

namespace aicarbon::lifecycle::work {
namespace {

Cell<dim::one> share_read(const Language& m, Cell<dim::request> batch) {
  const auto missed_by_one = log(1 - m.expert_share);
  const auto tokens = batch / batch.sheet->constant<dim::request>(1);
  return named("share of experts read", 1 - exp(tokens * missed_by_one));
}

}  // namespace

Cell<dim::one> experts_read(const Language& m, Cell<dim::request> batch) {
  return named("experts read", m.expert_count * share_read(m, batch));
}

Cell<dim::data> weights_read(const Language& m, Cell<dim::request> batch) {
  if (!m.expert_share) return m.weights;
  return named("weights read per decode step", m.shared + m.experts * share_read(m, batch));
}

}  // namespace aicarbon::lifecycle::work
