// Activity `tokens`: a model trained on a number of tokens.
//
//   FLOPs       = tokens x epochs x FLOPs per token (model/training_flop.cpp)
//   device time = FLOPs / (dense peak x MFU of the run) (model/training_time.cpp)
//   energy      = device time x mean power: stated at a boundary, or that of the system as measured (TPUs), or else that
//                 of an accelerator (model/training_power.cpp)
//
// With a measured energy per token, the energy is tokens x energy per token; with a measured rate, device time is
// tokens / rate x devices. Otherwise, device time does not depend on the number of devices, except through the MFU:
// many devices reach a lower MFU on a small model (table mfu_published).
#include "lifecycle/activity/derived.hpp"
#include "lifecycle/activity/measured.hpp"
#include "lifecycle/model/model.hpp"

namespace aicarbon::lifecycle {
namespace {

void power_and_energy(const ActivityInput& in, const TrainingFacts& w, Cell<dim::device_time> time, Flows& flows) {
  allocate(in, time, flows);
  const bool states_share = w.power_fraction && w.power_fraction.input->origin == Origin::stated;
  if (w.device_power) {
    at_boundary(in, time * cell(in.sheet, w.device_power), flows);
  } else if (in.hardware.system_power && !states_share) {
    of_machine(time * in.hardware.system_power, flows);
  } else if (in.hardware.accelerator_power) {
    run_at(in, time, work::training_power(in.sheet, w, in.hardware.accelerator_power), flows);
  } else {
    const Missing why{
        LineState::not_estimated,
        "the power of a device is unknown: state \"device_power\", or name an accelerator from the catalog"};
    flows.accelerator_energy = no_flow<dim::energy>(why);
    flows.it_energy = no_flow<dim::energy>(why);
  }
}

}  // namespace

template <>
Flows flows_of(const ActivityInput& in, const TrainingFacts& w) {
  Sheet& sheet = in.sheet;
  Flows flows;
  auto tokens = cell(sheet, w.tokens);
  if (w.epochs) tokens = named("training tokens", tokens * cell(sheet, w.epochs));
  const auto flop = named("FLOPs of training", tokens * work::flop_per_trained_token(sheet, w));
  flows.derived.push_back({"flop", flop.index});
  if (w.devices) flows.derived.push_back({"devices", cell(sheet, w.devices).index});
  const auto at_rate = w.token_rate ? time_at_rate(in, w, tokens, cell(sheet, w.token_rate)) : Cell<dim::device_time>{};
  if (w.energy_per_token) {
    measured_energy(in, tokens * cell(sheet, w.energy_per_token), at_rate, flows);
    return flows;
  }
  if (at_rate) {
    power_and_energy(in, w, at_rate, flows);
    if (w.device.peak)
      flows.derived.push_back(
          {"run_mfu", named("MFU of the run", flop / (at_rate * cell(sheet, w.device.peak))).index});
    return flows;
  }
  const auto efficiency = work::training_efficiency(sheet, w);
  const auto peak = cell(sheet, w.device.peak);
  const auto time = named("device time", flop / (peak * efficiency.run_mfu));
  power_and_energy(in, w, time, flows);
  if (efficiency.mfu) flows.derived.push_back({"mfu", efficiency.mfu.index});
  flows.derived.push_back({"run_mfu", efficiency.run_mfu.index});
  const auto devices = w.devices ? cell(sheet, w.devices) : sheet.constant<dim::device>(1);
  const auto reached = efficiency.mfu ? efficiency.mfu : efficiency.run_mfu;
  const auto rate = named("token rate", devices * peak * reached / work::flop_per_trained_token(sheet, w));
  flows.derived.push_back({"tokens_per_s", rate.index});
  return flows;
}

}  // namespace aicarbon::lifecycle
