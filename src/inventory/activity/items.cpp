// Resolves countable work that no other kind of activity describes. The job states the FLOPs of an item, or a measured
// value.
#include "inventory/planned_work.hpp"

namespace aicarbon::inventory {

template <>
ItemsFacts facts(const activity::Items& a, const ActivityInput& in) {
  const Planning p = planning(a, in);
  ItemsFacts f{planned_facts(p)};
  take_stated(a, f, in);
  f.count = delivery_facts(a.items, p.use);
  f.power_fraction = stated_or(p, a.power_fraction, "work/power_fraction", "power_fraction");
  if (a.batch && (f.energy_per_item || f.rate))
    p.error(diag::conflict, "a measured energy or throughput includes how many items are processed at once",
            "remove \"batch\", or the measured value", a.batch->at);
  if (f.energy_per_item || f.rate) return f;
  needs_peak(p, f);
  // A stated share is that of the whole time; the default is only that of the time in which the device computes.
  if (!a.power_fraction) f.power_fraction = assumed<dim::one>(p.context, "work/power_fraction", path_of(p, p.key));
  f.batch = stated(a.batch, p.use);
  f.start_time = assumed<dim::time>(p.context, "work/start_time", path_of(p, "throughput"));
  f.starting_power = assumed<dim::one>(p.context, "work/starting_power", path_of(p, "power_fraction"));
  f.compute_share = assumed<dim::one>(p.context, "work/compute_share", path_of(p, "throughput"));
  if (!a.flop_per_item)
    p.error(diag::missing_field,
            "\"items\" needs \"flop_per_item\", or a measured \"energy_per_item\" or \"throughput\"",
            "add \"flop_per_item\": \"2 TFLOP/item\"", p.at);
  return f;
}

}  // namespace aicarbon::inventory
