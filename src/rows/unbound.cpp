// See unbound.hpp.
#include "rows/unbound.hpp"

#include "diag/codes.hpp"
#include "units/suffixes.hpp"
#include "units/text.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::rows {
namespace {

// Whether `--bind COLUMN=` leaves a column unbound.
bool is_left(std::string_view column, std::span<const Binding> stated) {
  return std::ranges::any_of(stated,
                             [&](const Binding& b) { return b.kind == Binding::Kind::nothing && b.column == column; });
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

}  // namespace

bool names_slurm_jobs(std::string_view column, std::span<const Binding> stated) {
  constexpr std::string_view name = "JobID";
  return column == name && !is_left(name, stated);
}

std::optional<Diagnostic> measured_but_unbound(const ColumnUse& use, std::span<const Binding> stated,
                                               std::span<const Bound> bound) {
  if (!use.path.empty() || !use.offer.empty() || is_left(use.column, stated)) return std::nullopt;
  const auto is_metered = [](const Bound& b) {
    return b.quantity.dim == dim::energy || b.quantity.dim == dim::device_power;
  };
  const auto name = units::split_name(use.column);
  const Measured* measured = measured_in(units::lower_case(name.name), name.unit);
  if (measured == nullptr || (measured->field != "device_time" && std::ranges::any_of(bound, is_metered)))
    return std::nullopt;
  std::string phase = "PHASE";
  for (const Bound& b : bound)
    if (b.path.starts_with("/phases/")) phase = b.path.substr(8, b.path.find('/', 8) - 8);
  return diag::make(
      diag::unbound_measured,
      fmt::format("column \"{}\" looks like a measured value, but no figure depends on it", use.column),
      fmt::format("bind it, for example with --bind '{}=/phases/{}/activity/{} {}', or leave it out with --bind '{}='",
                  use.column, phase, measured->field, name.unit, use.column));
}

}  // namespace aicarbon::rows
