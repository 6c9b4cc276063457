// A recommendation model by its samples or queries: its dense part computes, its tables are read. See work.hpp.
#include "inventory/work/work.hpp"

namespace aicarbon::inventory {

void resolve_ranking(Work& w) {
  const Activity& a = w.activity;
  WorkFacts& f = w.facts;
  take(w, f.count, a.samples);
  take(w, f.count, a.queries);
  take(w, f.epochs, a.epochs);
  take(w, f.power_fraction, a.power_fraction, "recommendation/power_fraction", "power_fraction");
  if (energy_is_measured(a) || f.rate) return;
  needs_peak(w);
  f.compute_share = assumed<dim::one>(w.context, "recommendation/compute_share", path_of(w, "throughput"));
  f.bandwidth_share = assumed<dim::one>(w.context, "recommendation/bandwidth_share", path_of(w, "throughput"));
  if (!has_model(w)) return;
  needs(w, f.model.parameters, "parameters");
  needs(w, f.model.lookups, "lookups");
  needs(w, f.model.embedding_dim, "embedding_dim");
}

}  // namespace aicarbon::inventory
