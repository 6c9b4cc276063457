// See unbound.hpp.
#include "rows/unbound.hpp"

#include "diag/codes.hpp"
#include "units/suffixes.hpp"
#include "units/text.hpp"
#include "units/units.hpp"
#include "workload/edit.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::rows {
namespace {

// Whether `--bind COLUMN=` leaves a column unbound.
bool is_left(std::string_view column, std::span<const Binding> stated) {
  return std::ranges::any_of(stated,
                             [&](const Binding& b) { return b.kind == Binding::Kind::nothing && b.column == column; });
}

}  // namespace

bool names_slurm_jobs(std::string_view column, std::span<const Binding> stated) {
  constexpr std::string_view name = "JobID";
  return column == name && !is_left(name, stated);
}

std::optional<Diagnostic> measured_but_unbound(const ColumnUse& use, std::span<const Binding> stated,
                                               std::span<const Bound> bound) {
  constexpr std::string_view amounts[] = {"energy", "device_time", "wall_time", "device_power"};
  if (!use.path.empty() || !use.offer.empty()) return std::nullopt;
  if (is_left(use.column, stated)) return std::nullopt;
  const auto name = units::split_name(use.column);
  const std::string field = units::lower_case(name.name);
  if (name.unit.empty() || std::ranges::find(amounts, field) == std::end(amounts)) return std::nullopt;
  const std::string path = fmt::format("/phases/run/activity/{}", field);
  const auto dims = workload::field_at(path)->dims;
  const auto has_unit = [&](Dim dim) { return units::parse(name.unit, dim).has_value(); };
  if (std::ranges::none_of(dims, has_unit)) return std::nullopt;
  std::string phase = "PHASE";
  for (const Bound& b : bound)
    if (b.path.starts_with("/phases/")) phase = b.path.substr(8, b.path.find('/', 8) - 8);
  return diag::make(
      diag::unbound_measured,
      fmt::format(
          "column \"{}\" looks like a measured value, but no figure depends on it: the template states no \"{}\"",
          use.column, field),
      fmt::format("bind it with --bind '{}=/phases/{}/activity/{} {}', or leave it out with --bind '{}='", use.column,
                  phase, field, name.unit, use.column));
}

}  // namespace aicarbon::rows
