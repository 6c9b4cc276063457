// See grid.hpp.
#include "render/report/grid.hpp"

#include "units/units.hpp"

#include <fmt/format.h>

namespace aicarbon::render {
namespace {

std::string place_and_year(const GridReport& grid, const Glyphs& g) {
  if (!grid.year) return grid.place;
  if (grid.first_year) return fmt::format("{} {}{}{}", grid.place, *grid.first_year, g.range, *grid.year);
  return fmt::format("{} {}", grid.place, *grid.year);
}

// A direct intensity leaves out fuel supply and power plants, which are a line of their own.
std::string intensity(const GridReport& grid) {
  return fmt::format("{} g/kWh{}", units::significant(grid.intensity_g_per_kwh.best, 3),
                     grid.basis == word(GridBasis::direct) ? " direct" : "");
}

}  // namespace

std::vector<std::string> grid_texts(const Report& report, const Glyphs& glyphs) {
  if (report.grids.empty()) return {};
  const GridReport& first = report.grids.front();
  const std::string at_best = fmt::format("{}, {}", place_and_year(first, glyphs), intensity(first));
  if (report.grids.size() == 1) {
    const Figure& f = first.intensity_g_per_kwh;
    if (!f.low || !f.high) return {at_best, place_and_year(first, glyphs)};
    return {fmt::format("{} ({} {} {})", at_best, units::significant(*f.low, 3), glyphs.range,
                        units::significant(*f.high, 3)),
            at_best, place_and_year(first, glyphs)};
  }
  constexpr std::size_t most = 3;
  std::string all;
  for (std::size_t k = 0; k < report.grids.size() && k < most; ++k)
    all += fmt::format("{}{}, {}", k == 0 ? "" : "; ", place_and_year(report.grids[k], glyphs),
                       intensity(report.grids[k]));
  if (report.grids.size() > most) all += fmt::format("; and {} more", report.grids.size() - most);
  return {all, fmt::format("{}; and {} more", at_best, report.grids.size() - 1),
          fmt::format("{} intensities", report.grids.size())};
}

}  // namespace aicarbon::render
