// The kinds of activity, as the reader uses them: key, title and fields of each kind, derived from the variant
// activity::Any (include/aicarbon/activity.hpp).
#pragma once

#include <aicarbon/activity.hpp>

#include "json/fields.hpp"
#include "workload/faults.hpp"

#include <span>
#include <string_view>

namespace aicarbon::workload {

/// A kind: the key that names it, and its fields, including the field of that key itself.
struct ActivityKind {
  std::string_view key, title;
  std::span<const json::Field> fields;
  activity::Any (*make)();
};
std::span<const ActivityKind> activity_kinds();

/// The fields of the kind with the given key, which must exist.
std::span<const json::Field> fields_of_kind(std::string_view key);

/// Fields that any kind may have.
std::span<const json::Field> common_activity_fields();

/// The fields of all kinds, each listed once, for the schema and the reference page. Each is bound to the struct of
/// the first kind that has it.
std::span<const json::Field> activity_fields();

// --- faults that only the kind itself can find -----------------------------------------------------------------------------------

/// Reports a measured energy that is stated without its boundary, because it is then meaningless.
template <Dim D>
void needs_boundary(const std::optional<Stated<D>>& measured, const activity::PlannedWork& work, Faults& faults) {
  if (measured && !work.energy_boundary)
    faults.add(diag::no_boundary, "a measured energy needs its boundary",
               "add \"energy_boundary\": \"accelerators\" (GPU counters), \"it\" (the whole server) or \"facility\"",
               measured->at);
}

void check_device_hours(const activity::DeviceHours& hours, Faults& faults);
/// The same for the kinds that may also state a measured energy.
void check_measured_hours(const activity::DeviceHours& hours, const std::optional<Stated<dim::energy>>& measured,
                          Faults& faults);

/// Adds the faults of an activity of one kind. The file of each kind specializes this function next to its table; if a
/// specialization is missing, linking fails.
template <class Kind>
void check_kind(const Kind& kind, Faults& faults);

/// Adds the faults of an activity of any kind.
void check_activity(const activity::Any& kind, Faults& faults);

}  // namespace aicarbon::workload

namespace aicarbon::json {
/// The field table of a kind, which the file of the kind defines.
template <class T>
requires requires {
  T::key;
  T::title;
}
struct Table<T> {
  static std::span<const Field> fields();
};
}  // namespace aicarbon::json
