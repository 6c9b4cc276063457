// Activity `co2e`: operation as stated in the job. Energy or water stated with the CO2e is reported but not multiplied
// by an intensity.
//
// Hours are derived from a stated energy as in the activity `energy`. Without a stated energy, the share of the
// hardware's lifetime that the phase uses is unknown.
#include "lifecycle/activity/activity.hpp"

namespace aicarbon::lifecycle {

const DeviceHoursFacts* device_hours_of(const ActivityFacts& activity) {
  if (const auto* timed = activity.as<DeviceTimeFacts>()) return timed;
  if (const auto* wall = activity.as<WallTimeFacts>()) return wall;
  if (const auto* runs = activity.as<RunsFacts>()) return runs;
  return activity.as<OnlineFacts>();
}

bool has_measured_hours(const ActivityFacts& activity) {
  if (const auto* fleet = activity.as<FleetFacts>()) return static_cast<bool>(fleet->energy);
  const DeviceHoursFacts* hours = device_hours_of(activity);
  return hours != nullptr && (hours->energy || hours->device_power);
}

template <>
Flows flows_of(const ActivityInput& in, const Co2eFacts& facts) {
  constexpr auto reason = "operation is stated as \"co2e\"";
  Flows flows;
  if (facts.energy) {
    flows = flows_of(in, EnergyFacts{facts.energy});
    flows.stated_energy = flows.it_energy;
  } else {
    const Missing why =
        in.facts.hardware->present
            ? Missing{LineState::not_estimated,
                      "the hours of the hardware do not follow from a stated \"co2e\": set \"hardware\": \"none\", or add \"energy\""}
            : in.facts.hardware->missing;
    flows.device_time = no_flow<dim::device_time>(why);
    flows.owned_time = no_flow<dim::device_time>(why);
    flows.stated_energy = no_flow<dim::energy>(LineState::not_estimated, "no energy is stated with \"co2e\"");
    flows.accelerator_energy = no_flow<dim::energy>(LineState::not_applicable, reason);
  }
  flows.it_energy = no_flow<dim::energy>(LineState::not_applicable, reason);
  flows.unallocated_energy = no_flow<dim::energy>(LineState::not_applicable, reason);
  flows.stated = flow(cell(in.sheet, facts.co2e));
  return flows;
}

}  // namespace aicarbon::lifecycle
