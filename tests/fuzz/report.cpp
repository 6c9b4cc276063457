// Fuzzes the reader of saved reports, every format of what it accepts, and the explanation of its total. The corpus is in
// corpus/report.
#include "said.hpp"

using namespace aicarbon;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto file = read_report(fuzz::text(data, size));
  if (!fuzz::accepted(file)) return 0;
  for (const FormatRow& format : formats())
    (void)format.render(*file, {.width = 80, .ascii = false, .colour = false, .all = true});
  for (const Report& report : file->reports) (void)fuzz::accepted(explain(report, "", {}));
  return 0;
}
