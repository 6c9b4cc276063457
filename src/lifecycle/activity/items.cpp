// Activity `items`: any other countable work, such as classified texts, hours of speech, or classified images.
//
//   computing   = items x F / (Pk x share)                                  device time
//   starting    = max(items / B, 1) x start time                            device time
//   device time = computing + starting
//   energy      = (computing x power share + starting x power while starting) x TDP
//
//   F            FLOPs per item, as stated
//   Pk           dense peak of the device
//   share        share of the peak that is reached: 0.2 (0.1 ... 0.4)
//   B            items that are processed at once; one at a time if the job states no batch
//   start time   of a pass of a model: preparing the input, starting its kernels from the host one by one, and fetching
//                the result, however little they compute (work/start_time)
//
// A measured energy per item or a measured rate replaces the model. Valid for models of about 5 to 50 layers in an eager
// framework; one captured as a graph starts several times faster. Left out: loading of files.
#include "lifecycle/activity/deliveries.hpp"
#include "lifecycle/activity/measured.hpp"

namespace aicarbon::lifecycle {
namespace {

Flows modelled(const ActivityInput& in, const ItemsFacts& w, Cell<dim::request> items) {
  Sheet& sheet = in.sheet;
  Flows flows;
  const auto flop = named("total FLOPs", items * cell(sheet, w.flop_per_item));
  const auto computing =
      named("device time of computing", flop / (cell(sheet, w.device.peak) * cell(sheet, w.compute_share)));
  const auto one = sheet.constant<dim::request>(1);
  const auto passes = named("passes", max(items / (w.batch ? cell(sheet, w.batch) : one), sheet.constant<dim::one>(1)));
  const auto starting =
      named("device time of starting", passes * cell(sheet, w.start_time) * sheet.constant<dim::device>(1));
  const auto time = named("device time", computing + starting);
  const auto share = cell(sheet, w.power_fraction);
  const bool stated = w.power_fraction.input->origin == Origin::stated;
  const auto meanwhile = stated ? share : cell(sheet, w.starting_power);
  allocate(in, time, flows);
  if (in.hardware.accelerator_power) {
    const auto of_tdp = named("share of TDP", (computing * share + starting * meanwhile) / time);
    run_at(in, time, named("mean power of an accelerator", in.hardware.accelerator_power * of_tdp), flows);
  } else {
    without_power(flows);
  }
  flows.derived.push_back({"flop", flop.index});
  return flows;
}

}  // namespace

template <>
Flows flows_of(const ActivityInput& in, const ItemsFacts& w) {
  Sheet& sheet = in.sheet;
  const auto items = count_of(sheet, w.count);
  const auto at_rate = w.rate ? time_at_rate(in, w, items, cell(sheet, w.rate)) : Cell<dim::device_time>{};
  Flows flows;
  if (w.energy_per_item) measured_energy(in, items * cell(sheet, w.energy_per_item), at_rate, flows);
  else if (at_rate) run_at_share(in, w, at_rate, flows);
  else flows = modelled(in, w, items);
  if (w.devices) flows.derived.push_back({"devices", cell(sheet, w.devices).index});
  return flows;
}

}  // namespace aicarbon::lifecycle
