// Resolves the work of a recommendation model, given as a number of samples or queries. Its time depends on the FLOPs
// of the dense part and on the memory bandwidth with which the embedding tables are read.
#include "inventory/planned_work.hpp"

namespace aicarbon::inventory {
namespace {

template <class Kind>
RecommendationFacts recommendation(const Kind& a, const ActivityInput& in) {
  const Planning p = planning(a, in);
  RecommendationFacts f{planned_facts(p)};
  take_stated(a, f, in);
  f.power_fraction = stated_or(p, p.work.power_fraction, "recommendation/power_fraction", "power_fraction");
  if (f.energy_per_item || f.rate) return f;
  needs_peak(p, f);
  needs_bandwidth(p, f);
  f.compute_share = assumed<dim::one>(p.context, "recommendation/compute_share", path_of(p, "throughput"));
  f.bandwidth_share = assumed<dim::one>(p.context, "recommendation/bandwidth_share", path_of(p, "throughput"));
  if (!has_model(p, f.model)) return f;
  needs(p, f.model, f.model.parameters, "parameters");
  needs(p, f.model, f.model.lookups, "lookups");
  needs(p, f.model, f.model.embedding_dim, "embedding_dim");
  return f;
}

}  // namespace

template <>
RecommendationFacts facts(const activity::Samples& a, const ActivityInput& in) {
  auto f = recommendation(a, in);
  f.count.count = stated(a.samples, in.use());
  f.passes = 3;
  return f;
}

template <>
RecommendationFacts facts(const activity::Queries& a, const ActivityInput& in) {
  auto f = recommendation(a, in);
  f.count = delivery_facts(a.queries, in.use());
  return f;
}

}  // namespace aicarbon::inventory
