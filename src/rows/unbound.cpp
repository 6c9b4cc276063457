// See unbound.hpp.
#include "rows/unbound.hpp"

#include "diag/codes.hpp"
#include "units/suffixes.hpp"
#include "units/text.hpp"
#include "units/units.hpp"
#include "workload/edit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace aicarbon::rows {
namespace {

// Whether `--bind COLUMN=` leaves a column unbound.
bool is_left(std::string_view column, std::span<const Binding> stated) {
  return std::ranges::any_of(stated, [&](const Binding& b) {
    return b.kind == Binding::Kind::nothing && units::trimmed(b.column) == units::trimmed(column);
  });
}

// A measured value by its unit: an energy, a power of a device, or hours if its name says so.
struct Measured {
  std::string_view field;
  Dim dim;
};
constexpr Measured energy{"energy", dim::energy}, power{"device_power", dim::power},
    hours{"device_time", dim::device_time};

const Measured* measured_in(std::string_view name, std::string_view unit) {
  const auto has = [&](Dim dim) {
    const auto known = units::parse(unit, dim);
    return known && known->dim == dim;
  };
  if (unit.empty()) return nullptr;
  if (has(dim::energy)) return &energy;
  if (has(dim::power)) return &power;
  return (name == "device_time" || name == "wall_time") && has(dim::time) ? &hours : nullptr;
}

// The phase of the columns that are bound, or else the only phase of the template.
std::string phase_of(std::span<const Bound> bound, std::span<const std::string> fields) {
  constexpr std::string_view phases = "/phases/";
  const auto name_in = [&](std::string_view path) {
    path.remove_prefix(phases.size());
    return std::string(path.substr(0, path.find('/')));
  };
  for (const Bound& b : bound)
    if (b.path.starts_with(phases)) return name_in(b.path);
  std::set<std::string> names;
  for (const std::string& path : fields)
    if (path.starts_with(phases)) names.insert(name_in(path));
  return names.size() == 1 ? *names.begin() : "PHASE";
}

// The field of an activity that cannot be stated beside a measured energy or power; empty if there is none.
std::string stated_in_place_of(const Measured& measured, std::string_view activity,
                               std::span<const std::string> fields) {
  if (measured.field == "device_time") return {};
  for (const std::string& path : fields) {
    if (!path.starts_with(activity)) continue;
    std::string name(workload::field_at(path)->name);
    const bool is_other =
        name == "energy" || name == "device_power" || name == "load" || name.starts_with("energy_per_");
    if (is_other && name != measured.field && path.find('/', activity.size()) == std::string::npos) return name;
  }
  return {};
}

}  // namespace

bool names_slurm_jobs(std::string_view column, std::span<const Binding> stated) {
  std::string letters = units::lower_case(std::string(column));
  std::erase_if(letters, [](char c) { return c < 'a' || c > 'z'; });
  return (letters == "jobid" || letters == "jobidraw") && !is_left(column, stated);
}

std::optional<Diagnostic> measured_but_unbound(const ColumnUse& use, std::span<const Binding> stated,
                                               std::span<const Bound> bound, std::span<const std::string> fields) {
  if (!use.path.empty() || !use.offer.empty() || is_left(use.column, stated)) return std::nullopt;
  const auto is_unread = [&use](std::string help) {
    return diag::make(diag::unbound_measured,
                      fmt::format("column \"{}\" looks like a measured value, but no figure depends on it", use.column),
                      fmt::format("{}, or leave it out with --bind '{}='", help, use.column));
  };
  if (!use.meant.empty()) {
    if (std::ranges::find(bound, use.meant.substr(0, use.meant.find(' ')), &Bound::path) != bound.end())
      return std::nullopt;
    return is_unread(fmt::format("bind it, for example with --bind '{}={}'", use.column, use.meant));
  }
  const auto is_metered = [](const Bound& b) {
    return b.quantity.dim == dim::energy || b.quantity.dim == dim::device_power;
  };
  const auto name = units::split_name(use.column);
  const Measured* measured = measured_in(units::lower_case(name.name), name.unit);
  if (measured == nullptr || (measured->field != "device_time" && std::ranges::any_of(bound, is_metered)))
    return std::nullopt;
  const std::string activity = fmt::format("/phases/{}/activity/", phase_of(bound, fields));
  if (const auto other = stated_in_place_of(*measured, activity, fields); !other.empty())
    return is_unread(fmt::format("state \"{}\" in the template in place of \"{}\"", measured->field, other));
  return is_unread(
      fmt::format("bind it, for example with --bind '{}={}{} {}'", use.column, activity, measured->field, name.unit));
}

}  // namespace aicarbon::rows
