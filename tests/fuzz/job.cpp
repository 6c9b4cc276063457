// Fuzzes the reader of jobs and the resolution of their names. The corpus is in corpus/job.
#include "said.hpp"

using namespace aicarbon;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Catalog catalog = builtin_catalog();
  const auto job = read_job(fuzz::text(data, size));
  if (!fuzz::accepted(job)) return 0;
  const auto inventory = resolve(*job, catalog);
  if (fuzz::accepted(inventory)) fuzz::said(inventory->notes);
  return 0;
}
