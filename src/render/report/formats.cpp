// The registry of the output formats of a report, and the JSON format.
#include "render/report/formats.hpp"

#include "render/formats.hpp"
#include "report/report.hpp"

// clang-format off
#define AICARBON_REPORT_FORMATS(row) \
  row(ReportFile, table, "table", "human-readable: the total, where it comes from and the largest assumptions; with --all the whole tree", "") \
  row(ReportFile, json, "json", "JSON with the schema aicarbon.report/1, with the calculation sheet; compare, check, explain and sensitivity accept it instead of a job", "") \
  row(ReportFile, csv, "csv", "one row per total, stage, phase, line, part, credit and functional unit; 6 significant digits", "") \
  row(ReportFile, html, "html", "one page for a browser, with charts and the embedded JSON; compare, check, explain and sensitivity accept it instead of a job", "") \
  row(ReportFile, markdown, "markdown", "Markdown for a GitHub step summary or pull-request comment, within the size limits of GitHub", "md") \
  row(ReportFile, badge, "badge", "JSON for the endpoint badge of shields.io", "") \
  row(ReportFile, badge_svg, "badge-svg", "a self-contained badge as SVG", "svg") \
  row(ReportFile, model_card, "model-card", "the co2_eq_emissions metadata of a Hugging Face model card, and a paragraph to paste", "") \
  row(ReportFile, ghg, "ghg", "scopes and categories of the GHG Protocol, location-based and market-based", "") \
  row(ReportFile, sci, "sci", "the SCI score of each functional unit (ISO/IEC 21031), with its parts", "")
// clang-format on

namespace aicarbon::render {

AICARBON_REPORT_FORMATS(AICARBON_FORMAT_FUNCTION)

std::span<const Format<ReportFile>> report_formats() {
  static constexpr Format<ReportFile> rows[] = {AICARBON_REPORT_FORMATS(AICARBON_FORMAT_ROW)};
  return rows;
}

std::string json(const ReportFile& file, const RenderOptions&) { return report::to_json(file); }

}  // namespace aicarbon::render
