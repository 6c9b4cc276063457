// See planned_work.hpp.
#include "inventory/planned_work.hpp"

#include "inventory/precision.hpp"

#include <fmt/format.h>

namespace aicarbon::inventory {

std::string path_of(const Planning& p, std::string_view field) {
  return fmt::format("/phases/{}/activity/{}", p.use, field);
}

PlannedFacts planned_facts(const Planning& p) {
  PlannedFacts f;
  f.model = resolve_model(p);
  if (p.work.precision) f.precision = p.work.precision->value;
  f.bytes_per_weight = row_of(f.precision).bytes;
  f.device = resolve_device(p, f.precision);
  if (p.work.throughput) {
    f.token_rate = stated(p.work.throughput->tokens, p.use);
    f.rate = stated(p.work.throughput->things, p.use);
  }
  return f;
}

}  // namespace aicarbon::inventory
