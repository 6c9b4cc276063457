// Activities `images` and `videos`: generation by diffusion models.
//
//   energy      = count x F / phi                      energy of the accelerators
//               + energy of waiting                    of several devices that share each picture
//   device time = energy / (TDP x share) + waiting
//
//   F     FLOPs per image or video (model/diffusion.cpp; on several devices, model/several_devices.cpp)
//   phi   FLOPs per joule
//
// On H100 and B200 alike, the energy of one device depends on the FLOPs and hardly on the batch size. Hours are derived
// from energy and power, so that hours, energy and power are consistent. A measured energy per item or a measured rate
// replaces the model.
#include "lifecycle/activity/deliveries.hpp"
#include "lifecycle/activity/measured.hpp"
#include "lifecycle/model/model.hpp"

namespace aicarbon::lifecycle {

namespace {

// Several devices that share each picture. Without the power of a device, the time of waiting is not known, and only the
// exchange is counted.
void on_several(const ActivityInput& in, const PicturesFacts& w, Cell<dim::request> count, Flows& flows) {
  Sheet& sheet = in.sheet;
  const auto together = work::together(sheet, w, work::flop_per_picture(sheet, w));
  const auto energy_each = together.flop / cell(sheet, w.flop_per_energy);
  const auto power = share_of_tdp(in, w);
  const auto busy_energy = named("energy while busy", count * energy_each);
  flows.derived.push_back({"flop", named("total FLOPs", count * together.flop).index});
  if (!power) {
    at_boundary(in, busy_energy, flows);
    of_accelerators(in, busy_energy, flows);
    hours_of_energy(in, flows);
    return;
  }
  const auto devices = cell(sheet, w.devices);
  const auto batch = cell(sheet, w.batch);
  const auto waiting =
      work::waiting_time(together, named("busy time of a batch", batch * energy_each / (power * devices)));
  const auto waited = named("device time of waiting", count / batch * devices * waiting);
  const auto idle_energy =
      named("energy while waiting", waited * in.hardware.accelerator_power * cell(sheet, w.waiting_power));
  allocate(in, named("device time", busy_energy / power + waited), flows);
  run_at(in, flows.device_time.cell,
         named("mean power of an accelerator", (busy_energy + idle_energy) / flows.device_time.cell), flows);
}

}  // namespace

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
  if (w.devices) flows.derived.push_back({"devices", cell(sheet, w.devices).index});
  if (w.exchange) {
    on_several(in, w, count, flows);
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
  return flows;
}

}  // namespace aicarbon::lifecycle
