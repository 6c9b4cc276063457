// Activity `items`: any other countable work: classified texts, hours of speech, classified images.
//
//   device time = items x F / (Pk x share)                F: FLOPs of one, as stated     share: 0.2 (0.1 ... 0.4) of the dense peak
//   energy      = device time x TDP x share of power
//
// Or measured: energy of one, or a rate. Valid for batches; one at a time takes many times more: state a measured
// energy.
#include "lifecycle/activity/measured.hpp"

namespace aicarbon::lifecycle {

Flows flows_of(const ActivityInput& in, const ItemsFacts& w) {
  Sheet& sheet = in.sheet;
  const auto items = cell(sheet, w.count);
  const auto at_rate = w.rate ? time_at_rate(in, w, items, cell(sheet, w.rate)) : Cell<dim::device_time>{};
  Flows flows;
  if (w.energy_per_item) {
    measured_energy(in, items * cell(sheet, w.energy_per_item), at_rate, flows);
  } else if (at_rate) {
    run_at_share(in, w, at_rate, flows);
  } else {
    const auto flop = named("FLOPs of all", items * cell(sheet, w.flop_per_item));
    run_at_share(in, w, named("device time", flop / (cell(sheet, w.device.peak) * cell(sheet, w.compute_share))),
                 flows);
    flows.derived.push_back({"flop", flop.index});
  }
  if (w.devices) flows.derived.push_back({"devices", cell(sheet, w.devices).index});
  return flows;
}

}  // namespace aicarbon::lifecycle
