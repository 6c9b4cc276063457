// The registry of the output formats of a sensitivity study, and the JSON format.
#include "render/sensitivity/formats.hpp"

#include "render/formats.hpp"
#include "report/sensitivity.hpp"

// clang-format off
#define AICARBON_SENSITIVITY_FORMATS(row) \
  row(SensitivityStudy, sensitivity_table, "table", "human-readable: the most important inputs first", "") \
  row(SensitivityStudy, sensitivity_json, "json", "JSON with the schema aicarbon.sensitivity/1", "") \
  row(SensitivityStudy, sensitivity_csv, "csv", "one row per input; 6 significant digits", "")
// clang-format on

namespace aicarbon::render {

AICARBON_SENSITIVITY_FORMATS(AICARBON_FORMAT_FUNCTION)

std::span<const Format<SensitivityStudy>> sensitivity_formats() {
  static constexpr Format<SensitivityStudy> rows[] = {AICARBON_SENSITIVITY_FORMATS(AICARBON_FORMAT_ROW)};
  return rows;
}

std::string sensitivity_json(const SensitivityStudy& s, const RenderOptions&) { return report::to_json(s); }

}  // namespace aicarbon::render
