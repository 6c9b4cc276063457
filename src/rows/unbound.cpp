// See unbound.hpp.
#include "rows/unbound.hpp"

#include "diag/codes.hpp"
#include "units/suffixes.hpp"
#include "units/text.hpp"
#include "units/units.hpp"
#include "workload/activity/kinds.hpp"
#include "workload/edit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace aicarbon::rows {
namespace {

constexpr std::string_view phases_path = "/phases/";

std::string_view phase_in(std::string_view path) {
  path.remove_prefix(phases_path.size());
  return path.substr(0, path.find('/'));
}

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

// The unit to write after a path in a binding, with a space before it; nothing for a count.
std::string unit_to_bind(const std::string& path) {
  const json::Field* field = workload::field_at(path);
  return field == nullptr || !field->has_suffix || field->unit == "1" ? std::string() : fmt::format(" {}", field->unit);
}

// The name and the unit of a column, which may be written with the letters of the unit itself: "energy_MWh".
units::NameWithUnit with_written_unit(const std::string& column) {
  auto split = units::split_name(column);
  const auto at = column.rfind('_');
  if (!split.unit.empty() || at == std::string::npos || at == 0) return split;
  const std::string unit = column.substr(at + 1);
  const auto known = unit.size() > 1 ? units::parse(unit, dim::energy) : std::nullopt;
  if (!known || (known->dim != dim::energy && known->dim != dim::power)) return split;
  split.name = column.substr(0, at);
  split.unit = unit;
  return split;
}

// The phase of the columns that are bound, or else the only phase of the template.
std::string phase_of(std::span<const Bound> bound, std::span<const std::string> fields) {
  for (const Bound& b : bound)
    if (b.path.starts_with(phases_path)) return std::string(phase_in(b.path));
  std::set<std::string> names;
  for (const std::string& path : fields)
    if (path.starts_with(phases_path)) names.emplace(phase_in(path));
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

// Whether a column is bound to an amount of work or of its results: an energy, a power, a time, a mass of CO2e or a
// count.
bool is_amount(const Bound& b) {
  constexpr Dim amounts[] = {dim::energy, dim::time,   dim::device_time,  dim::co2e,      dim::token,     dim::request,
                             dim::data,   dim::device, dim::device_power, dim::node_time, dim::part_time, dim::part};
  if (b.path.starts_with("/phases/") && b.path.ends_with("/users")) return true;
  return b.number && b.path.starts_with("/phases/") && std::ranges::find(amounts, b.quantity.dim) != std::end(amounts);
}

// A phase of the template of whose amounts none is bound, and the path of the amount that it states.
struct PhaseOfTemplate {
  std::string name, amount;
};

// The phases that state an amount of their own, in the order of the template, except for those with a bound amount. A
// phase that is a multiple of another one states none.
std::vector<PhaseOfTemplate> phases_of_template(std::span<const Bound> bound, std::span<const std::string> fields) {
  std::vector<PhaseOfTemplate> found;
  for (const std::string& path : fields) {
    const std::string plain = workload::plain_path(path);
    if (!plain.starts_with(phases_path)) continue;
    const std::string name(phase_in(plain));
    const std::string activity = fmt::format("{}{}/activity/", phases_path, name);
    if (!plain.starts_with(activity)) continue;
    const std::string_view rest = std::string_view(plain).substr(activity.size());
    const std::string_view key = rest.substr(0, rest.find('/'));  // of an object, its first value
    if (key == activity::Ratio::key) continue;
    const bool is_amount_of_kind = std::ranges::find(workload::activity_kinds(), key, &workload::ActivityKind::key) !=
                                   workload::activity_kinds().end();
    if (!is_amount_of_kind || std::ranges::find(found, name, &PhaseOfTemplate::name) != found.end()) continue;
    found.push_back({name, plain});
  }
  std::erase_if(found, [&](const PhaseOfTemplate& phase) {
    return std::ranges::any_of(bound, [&](const Bound& b) { return is_amount(b) && phase_in(b.path) == phase.name; });
  });
  return found;
}

}  // namespace

Diagnostics amounts_of_template(std::span<const Bound> bound, std::span<const std::string> fields) {
  if (std::ranges::none_of(bound, is_amount))
    return {diag::make(diag::unbound_amounts,
                       "no column is bound to an amount of work, so every row has the amounts of the template",
                       "bind a column to an energy, a time or a number of tokens or requests, for example --bind "
                       "'COLUMN=/phases/run/activity/energy kWh'")};
  const auto unbound = phases_of_template(bound, fields);
  if (unbound.empty()) return {};
  constexpr std::size_t most = 5;
  std::string names;
  for (std::size_t k = 0; k < std::min(most, unbound.size()); ++k)
    names += fmt::format("{}\"{}\"", k == 0 ? "" : ", ", unbound[k].name);
  if (unbound.size() > most) names += fmt::format(" and {} more", unbound.size() - most);
  const bool one = unbound.size() == 1;
  const std::string unit = unit_to_bind(unbound.front().amount);
  return {diag::make(
      diag::phase_of_template,
      fmt::format(
          "no column is bound to an amount of the phase{} {}: every row counts {} in full, with the amount{} of "
          "the template",
          one ? "" : "s", names, one ? "it" : "them", one ? "" : "s"),
      fmt::format("if the records are parts of one whole, move the phase{} to a job of {} own and estimate it once; or "
                  "bind a column, for example --bind 'COLUMN={}{}'",
                  one ? "" : "s", one ? "its" : "their", unbound.front().amount, unit))};
}

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
  const auto name = with_written_unit(use.column);
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
