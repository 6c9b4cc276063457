// The kinds of activity, as the reader uses them: key, title and fields of each, derived from the variant
// (include/aicarbon/activity.hpp).
#pragma once

#include <aicarbon/activity.hpp>

#include "json/fields.hpp"
#include "workload/faults.hpp"

#include <span>
#include <string_view>

namespace aicarbon::workload {

/// A kind: the key that names it, and its fields, including the row of that key.
struct ActivityKind {
  std::string_view key, title;
  std::span<const json::Field> fields;
  activity::Any (*make)();
};
std::span<const ActivityKind> activity_kinds();

/// Fields that any kind may have.
std::span<const json::Field> common_activity_fields();

/// The fields of all kinds, each listed once, for the schema and the reference page. They are bound to different
/// structs.
std::span<const json::Field> activity_fields();

// --- faults that only a kind itself can find -----------------------------------------------------------------------------------

/// A measured energy is meaningless without its boundary.
template <Dim D>
void needs_boundary(const std::optional<Stated<D>>& measured, const activity::PlannedWork& work, Faults& faults) {
  if (measured && !work.energy_boundary)
    faults.add(diag::no_boundary, "a measured energy needs its boundary",
               "add \"energy_boundary\": \"accelerators\" (GPU counters), \"it\" (the whole server) or \"facility\"",
               measured->at);
}

inline void check(const activity::Energy&, Faults&) {}
inline void check(const activity::Co2e&, Faults&) {}
inline void check(const activity::Machines&, Faults&) {}
void check(const activity::DeviceHours& hours, Faults& faults);
void check(const activity::DeviceTime& a, Faults& faults);
void check(const activity::Runs& a, Faults& faults);
void check(const activity::Ratio& a, Faults& faults);
void check(const activity::Storage& a, Faults& faults);
void check(const activity::Tokens& a, Faults& faults);
void check(const activity::Requests& a, Faults& faults);
void check(const activity::Pictures& a, Faults& faults);
void check(const activity::Samples& a, Faults& faults);
void check(const activity::Queries& a, Faults& faults);
void check(const activity::Items& a, Faults& faults);

/// Checks that apply to every kind.
void check(const activity::Any& kind, Faults& faults);

}  // namespace aicarbon::workload

namespace aicarbon::json {
/// The table of a kind, which is defined in the file of the kind.
template <class T>
requires requires {
  T::key;
  T::title;
}
struct Table<T> {
  static std::span<const Field> fields();
};
}  // namespace aicarbon::json
