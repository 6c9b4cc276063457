// Activity `machines`: a fleet.
#include "workload/activity/rows.hpp"

namespace aicarbon {
namespace {

using namespace workload::rows;

constexpr std::array machines_activity{
    value<&activity::Machines::machines, &FleetFacts::machines>(
        {.name = "machines",
         .doc = "number of servers in a fleet, with their accelerators",
         .unit = "1",
         .counts = true,
         .example = "128",
         .positive = true}),
    needed(positive(duration<activity::Machines>)),
    energy<activity::Machines>,
    energy_boundary<activity::Machines>,
    load<activity::Machines>,
};

}  // namespace

template <>
std::span<const json::Field> json::Table<activity::Machines>::fields() {
  return machines_activity;
}

template <>
void workload::check_kind(const activity::Machines& a, Faults& faults) {
  if (a.load && a.energy)
    faults.add(diag::conflict, "\"load\" applies only to rated power", "remove \"load\", or the stated energy",
               a.load->at);
  if (a.energy_boundary && !a.energy)
    faults.add(diag::missing_field, "\"energy_boundary\" of a fleet needs its measured energy",
               "add \"energy\", the meter reading of all its hours, or remove \"energy_boundary\"",
               a.energy_boundary->at);
}

}  // namespace aicarbon
