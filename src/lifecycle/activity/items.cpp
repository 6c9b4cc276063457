// Activity `items`: any other countable work, such as classified texts, hours of speech, or classified images.
//
//   device time = items x F / (Pk x share)
//   energy      = device time x TDP x power share
//
//   F       FLOPs per item, as stated
//   Pk      dense peak of the device
//   share   share of the peak that is reached: 0.2 (0.1 ... 0.4)
//
// A measured energy per item or a measured rate replaces the model. Valid for batches. An item that is processed alone
// takes many times the energy of an item in a batch; its energy has to be measured.
#include "lifecycle/activity/deliveries.hpp"
#include "lifecycle/activity/measured.hpp"

namespace aicarbon::lifecycle {

template <>
Flows flows_of(const ActivityInput& in, const ItemsFacts& w) {
  Sheet& sheet = in.sheet;
  const auto items = count_of(sheet, w.count);
  const auto at_rate = w.rate ? time_at_rate(in, w, items, cell(sheet, w.rate)) : Cell<dim::device_time>{};
  Flows flows;
  if (w.energy_per_item) {
    measured_energy(in, items * cell(sheet, w.energy_per_item), at_rate, flows);
  } else if (at_rate) {
    run_at_share(in, w, at_rate, flows);
  } else {
    const auto flop = named("total FLOPs", items * cell(sheet, w.flop_per_item));
    run_at_share(in, w, named("device time", flop / (cell(sheet, w.device.peak) * cell(sheet, w.compute_share))),
                 flows);
    flows.derived.push_back({"flop", flop.index});
  }
  if (w.devices) flows.derived.push_back({"devices", cell(sheet, w.devices).index});
  return flows;
}

}  // namespace aicarbon::lifecycle
