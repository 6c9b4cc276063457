// Activities `images` and `videos`: generation by diffusion models.
//
//   energy      = count x F / phi                      energy of the accelerators
//               x 1.2 (1.1 ... 1.33)                   on several devices
//   device time = energy / (TDP x share)
//
//   F     FLOPs per image or video (model/diffusion.cpp)
//   phi   FLOPs per joule
//
// On H100 and B200 alike, energy depends on the FLOPs and hardly on the batch size. Hours are derived from
// energy and power, so that hours, energy and power are consistent. A measured energy per item or a measured rate
// replaces the model.
#include "lifecycle/activity/deliveries.hpp"
#include "lifecycle/activity/measured.hpp"
#include "lifecycle/model/model.hpp"

namespace aicarbon::lifecycle {

template <>
Flows flows_of(const ActivityInput& in, const PicturesFacts& w) {
  Sheet& sheet = in.sheet;
  const auto count = count_of(sheet, w.count);
  const auto at_rate = w.rate ? time_at_rate(in, w, count, cell(sheet, w.rate)) : Cell<dim::device_time>{};
  Flows flows;
  if (w.energy_per_item) {
    measured_energy(in, count * cell(sheet, w.energy_per_item), at_rate, flows);
    return flows;
  }
  if (at_rate) {
    run_at_share(in, w, at_rate, flows);
    return flows;
  }
  const auto flop = named("total FLOPs", count * work::flop_per_picture(sheet, w));
  auto energy = flop / cell(sheet, w.flop_per_energy);
  if (w.several_devices) energy = energy * cell(sheet, w.several_devices);
  const auto power = share_of_tdp(in, w);
  if (!power) {
    at_boundary(in, energy, flows);
    of_accelerators(in, energy, flows);
    hours_of_energy(in, flows);
  } else {
    allocate(in, named("device time", energy / power), flows);
    run_at(in, flows.device_time.cell, power, flows);
  }
  flows.derived.push_back({"flop", flop.index});
  if (w.devices) flows.derived.push_back({"devices", cell(sheet, w.devices).index});
  return flows;
}

}  // namespace aicarbon::lifecycle
