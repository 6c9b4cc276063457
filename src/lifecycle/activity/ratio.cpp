// Activity `ratio_of`: a multiple of another phase.
//
//   device time = m x device time of the other phase
//   energy      = m x energy of the other phase          drawn at the site of this phase
//   m           = ratio                                  for work done once
//   m           = during / every x ratio                 for repeated work; the ratio is 1 if it is not stated
//
// Unless stated, the site and hardware are those of the other phase. Data that the other phase stores and transfers is
// multiplied as well. The formulas use the cells of the other phase, so a sample has the same device time and energy of
// that phase in both. Example: experimentation at 0.7 of the final run.
#include "lifecycle/activity/activity.hpp"

#include "lifecycle/machine/hardware_time.hpp"

namespace aicarbon::lifecycle {
namespace {

Cell<dim::one> multiple(const ActivityInput& in, const RatioFacts& facts) {
  if (!facts.every) return cell(in.sheet, facts.ratio);
  const auto times = named("number of repetitions", cell(in.sheet, facts.during) / cell(in.sheet, facts.every));
  return facts.ratio ? times * cell(in.sheet, facts.ratio) : times;
}

}  // namespace

template <>
Flows flows_of(const ActivityInput& in, const RatioFacts& facts) {
  Flows flows;
  const auto ratio = multiple(in, facts);
  const Flows& other = in.other->flows;
  const auto times = [&]<Dim D>(std::string_view name, const Flow<D>& of) {
    return of ? flow(named(name, ratio * of.cell)) : of;
  };
  flows.device_time = times("device time", other.device_time);
  flows.accelerator_energy = times("accelerator energy", other.accelerator_energy);
  flows.it_energy = times("IT energy", other.it_energy);
  flows.storage_energy = times("storage energy", other.storage_energy);
  flows.transfer_energy = times("transfer energy", other.transfer_energy);
  flows.stored = times("data stored", other.stored);
  flows.over_internet = other.over_internet;
  flows.drive_embodied = other.drive_embodied;
  flows.drive_life = other.drive_life;
  if (!flows.it_energy && other.stated)
    flows.it_energy = no_flow<dim::energy>(LineState::not_estimated,
                                           "the phase named in \"ratio_of\" states its operation as \"co2e\"");
  if (!in.facts.hardware->present) flows.owned_time = no_flow<dim::device_time>(in.facts.hardware->missing);
  else if (!flows.device_time) flows.owned_time = no_flow<dim::device_time>(flows.device_time.missing);
  else
    flows.owned_time =
        flow(owned_for_allocated(flows.device_time.cell, cell(in.sheet, in.facts.hardware->utilization)));
  return flows;
}

}  // namespace aicarbon::lifecycle
