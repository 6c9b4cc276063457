// Activity `co2e`: CO2e of operation that the job states, with or without an energy.
#include "workload/activity/rows.hpp"

namespace aicarbon {
namespace {

using namespace workload::rows;

constexpr std::array co2e_activity{
    value<&activity::Co2e::co2e, &Co2eFacts::co2e, activity::Co2e, Co2eFacts>(
        {.name = "co2e", .doc = "CO2e of operation, stated instead of computed", .unit = "t", .example = "\"159 t\""}),
    energy<activity::Co2e>,
    energy_boundary<activity::Co2e>,
};

}  // namespace

template <>
std::span<const json::Field> json::Table<activity::Co2e>::fields() {
  return co2e_activity;
}

template <>
void workload::check_kind(const activity::Co2e&, Faults&) {}

}  // namespace aicarbon
