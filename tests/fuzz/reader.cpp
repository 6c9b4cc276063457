// Fuzzes the reader with any bytes as a job or a saved report: the outcome is diagnostics or a result, never a crash.
// Uses libFuzzer; the corpus is in corpus/reader.
#include <aicarbon/aicarbon.hpp>

#include "diag/codes.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace aicarbon;

void render_all(const ReportFile& file) {
  for (const FormatRow& format : formats())
    (void)format.render(file, {.width = 80, .ascii = false, .colour = false, .all = true});
  for (const Report& report : file.reports) (void)explain(report, "", {});
}

// Every message can be printed, and a rejection has a message.
void check(const Diagnostics& said, bool refused) {
  for (const Diagnostic& d : said) {
    if (diag::find(d.code) == nullptr || d.message.empty()) std::abort();
    (void)diag::format(d, true, false);
  }
  if (refused && !has_errors(said)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Catalog catalog = builtin_catalog();
  const SourceText source{"fuzz", std::string(data, data + size)};
  if (schema_of(source) == "aicarbon.report/1") {
    const auto file = read_report(source);
    check(file.notes, !file);
    if (file) render_all(*file);
    return 0;
  }
  const auto job = read_job(source);
  check(job.notes, !job);
  if (!job) return 0;
  const auto inventory = resolve(*job, catalog);
  check(inventory.notes, !inventory);
  if (!inventory) return 0;
  check(inventory->notes, false);
  const EstimateOptions options{.samples = 8, .seed = 1, .threads = 1};
  std::vector<Report> reports;
  reports.push_back(estimate(*inventory, options));
  const ReportFile file = report_file(std::move(reports), catalog, options);
  render_all(file);
  // a written report can be read, and gives the same bytes again
  for (const FormatRow& format : formats()) {
    if (format.name != "json" && format.name != "html") continue;
    const std::string text = format.render(file, {});
    const auto read_back = read_report({"fuzz", text});
    if (!read_back || format.render(*read_back, {}) != text) std::abort();
  }
  return 0;
}
