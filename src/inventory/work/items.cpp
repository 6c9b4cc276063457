// Anything else that is counted, by its FLOPs. See work.hpp.
#include "inventory/work/work.hpp"

namespace aicarbon::inventory {

void resolve_items(Work& w) {
  const Activity& a = w.activity;
  WorkFacts& f = w.facts;
  take(w, f.count, a.items);
  take(w, f.power_fraction, a.power_fraction, "work/power_fraction", "power_fraction");
  if (energy_is_measured(a) || f.rate) return;
  needs_peak(w);
  f.compute_share = assumed<dim::one>(w.context, "work/compute_share", path_of(w, "throughput"));
  if (!a.flop_per_item)
    w.error(diag::missing_field, "\"items\" needs \"flop_per_item\", or a measured energy_per_item",
            "add \"flop_per_item\": \"2 TFLOP/item\"", a.at);
  take(w, f.flop_per_item, a.flop_per_item);
}

}  // namespace aicarbon::inventory
