// Fuzzes everything from the text of a job to its report at best values, and to the table and the JSON of it. A written
// report can be read again, and gives the same bytes. The corpus is in corpus/estimate.
#include "said.hpp"

#include <utility>
#include <vector>

using namespace aicarbon;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Catalog catalog = builtin_catalog();
  const auto inventory = prepare(fuzz::text(data, size), catalog);
  if (!fuzz::accepted(inventory)) return 0;
  const EstimateOptions options{.samples = 0};
  std::vector<Report> reports;
  reports.push_back(estimate(*inventory, options));
  const ReportFile file = report_file(std::move(reports), catalog, options);
  for (const FormatRow& format : formats()) {
    if (format.name != "json" && format.name != "table") continue;
    const std::string text = format.render(file, {.width = 80, .ascii = false, .colour = false, .all = true});
    if (format.name != "json") continue;
    const auto again = read_report({"fuzz", text});
    fuzz::must(again && format.render(*again, {}) == text);
  }
  return 0;
}
