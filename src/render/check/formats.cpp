// The registry of the output formats of a check, and the JSON format.
#include "render/check/formats.hpp"

#include "render/formats.hpp"
#include "verdict/check.hpp"

// clang-format off
#define AICARBON_CHECK_FORMATS(row) \
  row(CheckReport, check_table, "table", "human-readable: one verdict per rule and job, and changes that would meet the limit", "") \
  row(CheckReport, check_json, "json", "JSON with the schema aicarbon.check/1", "") \
  row(CheckReport, check_csv, "csv", "one row per rule and job", "") \
  row(CheckReport, check_markdown, "markdown", "Markdown for a GitHub step summary or pull-request comment", "md") \
  row(CheckReport, check_github, "github", "annotations for GitHub Actions", "github.txt") \
  row(CheckReport, check_sarif, "sarif", "SARIF 2.1.0, for code scanning", "") \
  row(CheckReport, check_junit, "junit", "JUnit XML, for tools that show test results", "xml")
// clang-format on

namespace aicarbon::render {

AICARBON_CHECK_FORMATS(AICARBON_FORMAT_FUNCTION)

std::span<const Format<CheckReport>> check_formats() {
  static constexpr Format<CheckReport> rows[] = {AICARBON_CHECK_FORMATS(AICARBON_FORMAT_ROW)};
  return rows;
}

std::string check_json(const CheckReport& check, const RenderOptions&) { return verdict::to_json(check); }

}  // namespace aicarbon::render
