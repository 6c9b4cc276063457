// Activity `storage`: data stored on drives for a time, and transferred to them.
//
//   stored          = data x copies x time                   [TB h]
//   storage energy  = stored x power per TB                  [kWh]
//   transfer energy = data ingested x energy per GB          [kWh]
//
//   power per TB    0.65 W on hard disks, 1.2 W on solid-state drives
//   copies          3 (1 ... 6)
//   energy per GB   0.001 kWh inside data centers, 0.05 ... 0.06 kWh over the internet
//
// Stored data has no device time: the manufacturing and power of drives are proportional to their capacity. Citation:
// Cloud Carbon Footprint methodology; Aslan et al. 2018; Traficom 2022. Left out: the machines that prepare the data,
// which are a separate phase.
#include "lifecycle/activity/derived.hpp"

#include "lifecycle/activity/activity.hpp"

namespace aicarbon::lifecycle {
namespace {

void move_data(const ActivityInput& in, const StorageFacts& facts, Flows& flows) {
  if (!facts.ingested) return;
  const auto energy = named("transfer energy", cell(in.sheet, facts.ingested) * cell(in.sheet, facts.transfer_energy));
  flows.transfer_energy = flow(energy);
  flows.over_internet = facts.over_internet;
  flows.derived.push_back({"transfer_energy_kwh", energy.index});
}

}  // namespace

template <>
Flows flows_of(const ActivityInput& in, const StorageFacts& facts) {
  Flows flows;
  const auto all = named("data including copies", cell(in.sheet, facts.capacity) * cell(in.sheet, facts.replication));
  const auto stored = named("data stored", all * cell(in.sheet, facts.duration));
  const auto energy = named("storage energy", stored * cell(in.sheet, facts.power));
  flows.stored = flow(stored);
  flows.storage_energy = flow(energy);
  flows.derived.push_back({"storage_energy_kwh", energy.index});
  flows.drive_embodied = cell(in.sheet, facts.drive_embodied);
  flows.drive_life = cell(in.sheet, facts.drive_lifetime);
  move_data(in, facts, flows);
  const Missing no_hours{LineState::not_applicable, "stored data has no device time"};
  flows.device_time = no_flow<dim::device_time>(no_hours);
  flows.owned_time = no_flow<dim::device_time>(no_hours);
  flows.accelerator_energy = no_flow<dim::energy>(no_hours);
  flows.it_energy =
      no_flow<dim::energy>(LineState::not_applicable, "the electricity of stored data is reported under storage");
  flows.unallocated_energy = no_flow<dim::energy>(no_hours);
  return flows;
}

}  // namespace aicarbon::lifecycle
