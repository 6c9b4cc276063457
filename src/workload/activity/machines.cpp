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
         .example = "128"}),
    needed(duration<activity::Machines>),
    load<activity::Machines>,
};

}  // namespace

template <>
std::span<const json::Field> json::Table<activity::Machines>::fields() {
  return machines_activity;
}

template <>
void workload::check_kind(const activity::Machines&, Faults&) {}

}  // namespace aicarbon
