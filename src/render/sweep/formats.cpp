// The registry of the output formats of a sweep, and the JSON format.
#include "render/sweep/formats.hpp"

#include "render/formats.hpp"
#include "report/sweep.hpp"

// clang-format off
#define AICARBON_SWEEP_FORMATS(row) \
  row(Sweep, sweep_table, "table", "human-readable: one row per point, with the best point marked", "") \
  row(Sweep, sweep_map, "map", "human-readable: a map over the values of two paths, with results as shades", "") \
  row(Sweep, sweep_csv, "csv", "one row per point; 6 significant digits", "") \
  row(Sweep, sweep_json, "json", "JSON with the schema aicarbon.sweep/1", "")
// clang-format on

namespace aicarbon::render {

AICARBON_SWEEP_FORMATS(AICARBON_FORMAT_FUNCTION)

std::span<const Format<Sweep>> sweep_formats() {
  static constexpr Format<Sweep> rows[] = {AICARBON_SWEEP_FORMATS(AICARBON_FORMAT_ROW)};
  return rows;
}

std::string sweep_json(const Sweep& s, const RenderOptions&) { return report::to_json(s); }

}  // namespace aicarbon::render
