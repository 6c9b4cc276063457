// The registry of the output formats of a machine, and the JSON format.
#include "render/hardware/formats.hpp"

#include "render/formats.hpp"
#include "report/hardware.hpp"

// clang-format off
#define AICARBON_HARDWARE_FORMATS(row) \
  row(HardwareReport, hardware_table, "table", "human-readable: the tree of parts, and published figures", "") \
  row(HardwareReport, hardware_json, "json", "JSON with the schema aicarbon.hardware/1", "") \
  row(HardwareReport, hardware_csv, "csv", "one row for the total and one per part; 6 significant digits", "")
// clang-format on

namespace aicarbon::render {

AICARBON_HARDWARE_FORMATS(AICARBON_FORMAT_FUNCTION)

std::span<const Format<HardwareReport>> hardware_formats() {
  static constexpr Format<HardwareReport> rows[] = {AICARBON_HARDWARE_FORMATS(AICARBON_FORMAT_ROW)};
  return rows;
}

std::string hardware_json(const HardwareReport& r, const RenderOptions&) { return report::to_json(r); }

}  // namespace aicarbon::render
