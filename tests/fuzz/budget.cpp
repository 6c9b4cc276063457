// Fuzzes the reader of budgets. The corpus is in corpus/budget.
#include "said.hpp"

#include "verdict/budget.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  (void)aicarbon::fuzz::accepted(aicarbon::verdict::read_budget(aicarbon::fuzz::text(data, size)));
  return 0;
}
