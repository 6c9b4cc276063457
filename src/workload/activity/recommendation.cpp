// Activities `samples` and `queries`: planned training or inference of a recommendation model.
#include "workload/activity/rows.hpp"

namespace aicarbon {
namespace {

using namespace workload::rows;

constexpr auto sample_fields = joined(
    std::array{
        field<&activity::Samples::samples>({.name = "samples",
                                            .doc = "recommendation: number of samples in the training data",
                                            .unit = "request",
                                            .example = "\"1B\"",
                                            .positive = true}),
        model<activity::Samples>,
        epochs<activity::Samples>,
    },
    planned_work<activity::Samples>,
    std::array{
        energy_per_item<activity::Samples>,
    });

constexpr auto query_fields = joined(
    std::array{
        field<&activity::Queries::queries>(
            {.name = "queries",
             .doc =
                 "recommendation: number of queries, or {users, per_day, during}; each ranked item counts as one query",
             .unit = "request",
             .example = "\"1B\"",
             .positive = true}),
        model<activity::Queries>,
    },
    planned_work<activity::Queries>,
    std::array{
        energy_per_item<activity::Queries>,
    });

}  // namespace

template <>
std::span<const json::Field> json::Table<activity::Samples>::fields() {
  return sample_fields;
}
template <>
std::span<const json::Field> json::Table<activity::Queries>::fields() {
  return query_fields;
}

namespace workload {

template <>
void check_kind(const activity::Samples& a, Faults& faults) {
  needs_boundary(a.energy_per_item, a, faults);
}
template <>
void check_kind(const activity::Queries& a, Faults& faults) {
  needs_boundary(a.energy_per_item, a, faults);
}

}  // namespace workload

}  // namespace aicarbon
