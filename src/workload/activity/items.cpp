// Activity `items`: countable work that no other kind of activity describes.
#include "workload/activity/rows.hpp"

namespace aicarbon {
namespace {

using namespace workload::rows;

constexpr auto items_activity = joined(
    std::array{
        field<&activity::Items::items>(
            {.name = "items",
             .doc =
                 "amount of any other countable work: texts, hours of speech, classified images; or {users, per_day, during}",
             .unit = "request",
             .example = "\"1M\"",
             .positive = true}),
        value<&activity::Items::flop_per_item, &ItemsFacts::flop_per_item, activity::Items, ItemsFacts>(
            {.name = "flop_per_item",
             .doc = "FLOPs of one item",
             .unit = "TFLOP/item",
             .example = "\"2 TFLOP/item\"",
             .positive = true}),
    },
    planned_work<activity::Items>,
    std::array{
        batch<activity::Items>,
        energy_per_item<activity::Items>,
    });

}  // namespace

template <>
std::span<const json::Field> json::Table<activity::Items>::fields() {
  return items_activity;
}

namespace workload {

template <>
void check_kind(const activity::Items& a, Faults& faults) {
  needs_boundary(a.energy_per_item, a, faults);
}

}  // namespace workload

}  // namespace aicarbon
