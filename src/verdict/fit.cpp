// See fit.hpp.
#include "verdict/fit.hpp"

#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace aicarbon::verdict {
namespace {

constexpr std::size_t shown = 5;
constexpr std::size_t shown_grids = 3;

std::string_view last_key(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// Rounds a value to three significant digits, in the direction that meets the limit.
double rounded(double value, bool down) {
  const auto digits = 2 - static_cast<int>(std::floor(std::log10(value)));
  const double power = std::pow(10.0, std::abs(digits));
  const double mantissa = digits > 0 ? value * power : value / power;
  const double whole = down ? std::floor(mantissa) : std::ceil(mantissa);
  return digits > 0 ? whole / power : whole * power;
}

// Names up to three grids whose intensity is low enough, those with the highest intensity first.
std::string cleaner_grids(std::span<const CleanGrid> grids, double intensity) {
  std::string text = "a cleaner grid";
  std::size_t listed = 0;
  for (const CleanGrid& grid : grids)
    if (grid.intensity <= intensity && listed < shown_grids) text += (listed++ == 0 ? ", such as " : ", ") + grid.id;
  return text;
}

std::string how(const Input& input, Dim dim, double value, std::span<const CleanGrid> grids) {
  const auto key = last_key(input.path);
  const bool more = value > input.value.best;
  if (dim == dim::intensity && !more) return cleaner_grids(grids, value);
  if (key == "lifetime" && more) return "a longer lifetime";
  if (key == "utilization" && more) return "a higher utilization of the owned time";
  if (more) return "a higher value";
  if (key == "device_time") return "fewer hours";
  if (key == "machines") return "fewer machines";
  if (key == "duration") return "a shorter run";
  if (key == "pue") return "a site with a lower PUE";
  if (key == "load") return "a lower load";
  if (dim == dim::energy) return "less energy for the same work";
  if (dim == dim::power || dim == dim::device_power) return "less power for the same work";
  if (input.path.find("/embodied") != std::string::npos || dim == dim::co2e_per_device)
    return "hardware with less embodied carbon";
  if (dim == dim::co2e) return "less CO2e";
  return "a lower value";
}

std::string in_unit(const Input& input, Dim dim, double base, bool round, bool down) {
  const auto unit = units::parse(input.unit, dim);
  const double value = unit ? unit->from_base(base) : base;
  const std::string number = units::shortest(round ? rounded(value, down) : value);
  return input.unit == "1" ? number : fmt::format("{} {}", number, input.unit);
}

}  // namespace

std::vector<CleanGrid> clean_grids(const Catalog& catalog) {
  std::vector<CleanGrid> found;
  const CatalogTable& grids = catalog.table("grids");
  for (const CatalogRow& row : grids.rows)
    if (grids.text(row, "basis") == "life-cycle")
      if (const auto value = catalog.number("grids", row.id(), "intensity_g_per_kwh"))
        found.push_back({value->value.best, row.id()});
  std::ranges::sort(found, [](const CleanGrid& a, const CleanGrid& b) {
    return a.intensity != b.intensity ? a.intensity > b.intensity : a.id < b.id;
  });
  return found;
}

std::vector<Fit> would_fit(const Report& report, const study::Ceiling& ceiling, std::span<const CleanGrid> grids,
                           std::string_view job, const study::Options& options) {
  const Sheet& sheet = report.calculation.sheet;
  std::vector<Dim> dims(sheet.inputs().size());
  for (const Node& node : sheet.nodes())
    if (node.op == Op::input) dims[static_cast<std::size_t>(node.args[0])] = node.dim;
  std::vector<Fit> fits;
  for (const auto& solution : study::goal_seek(sheet, ceiling, options)) {
    const Input& input = sheet.inputs()[solution.input];
    const Dim dim = dims[solution.input];
    const bool of_the_grid_itself = last_key(input.path) == "grid" &&
                                    dim != dim::intensity;  // such as the losses of the grid, but not its intensity
    if (input.path.empty() || input.path.starts_with("/functional_units") || of_the_grid_itself) continue;
    const bool down = solution.value < input.value.best;
    if (fits.size() == shown) break;
    fits.push_back({job.empty() ? input.path : fmt::format("/{}{}", job, input.path),
                    in_unit(input, dim, input.value.best, false, down), in_unit(input, dim, solution.value, true, down),
                    how(input, dim, solution.value, grids)});
  }
  return fits;
}

}  // namespace aicarbon::verdict
