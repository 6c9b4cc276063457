// Activity `energy`: a measured energy.
#include "workload/activity/rows.hpp"

namespace aicarbon {
namespace {

using namespace workload::rows;

constexpr std::array energy_activity{
    energy<activity::Energy>,
    energy_boundary<activity::Energy>,
    load<activity::Energy>,
};

}  // namespace

template <>
std::span<const json::Field> json::Table<activity::Energy>::fields() {
  return energy_activity;
}

template <>
void workload::check_kind(const activity::Energy&, Faults&) {}

}  // namespace aicarbon
