// The registry of the output formats of a comparison, and the JSON format.
#include "render/comparison/formats.hpp"

#include "render/formats.hpp"
#include "report/comparison.hpp"

// clang-format off
#define AICARBON_COMPARISON_FORMATS(row) \
  row(Comparisons, comparison_table, "table", "human-readable: the change, its causes, and whether it is significant", "") \
  row(Comparisons, comparison_json, "json", "JSON with the schema aicarbon.comparison/1, or a list of such documents for several heads", "") \
  row(Comparisons, comparison_csv, "csv", "one row per total, source and changed input; 6 significant digits", "") \
  row(Comparisons, comparison_markdown, "markdown", "Markdown for a GitHub step summary or pull-request comment", "md") \
  row(Comparisons, comparison_html, "html", "one page for a browser, with a waterfall chart and the embedded JSON", "")
// clang-format on

namespace aicarbon::render {

AICARBON_COMPARISON_FORMATS(AICARBON_FORMAT_FUNCTION)

std::span<const Format<Comparisons>> comparison_formats() {
  static constexpr Format<Comparisons> rows[] = {AICARBON_COMPARISON_FORMATS(AICARBON_FORMAT_ROW)};
  return rows;
}

std::string comparison_json(const Comparisons& comparisons, const RenderOptions&) {
  if (comparisons.size() == 1) return report::to_json(comparisons.front());
  std::string out = "[\n";
  for (std::size_t i = 0; i < comparisons.size(); ++i) {
    std::string one = report::to_json(comparisons[i]);
    one.pop_back();
    out += one + (i + 1 < comparisons.size() ? ",\n" : "\n");
  }
  return out + "]\n";
}

}  // namespace aicarbon::render
