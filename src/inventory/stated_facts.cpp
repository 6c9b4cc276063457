// See stated_facts.hpp.
#include "inventory/stated_facts.hpp"

namespace aicarbon::inventory {

Pairs settled(const Context& c, std::span<const json::Field> fields, const void* object, void* facts, std::string path,
              std::string_view use) {
  json::Pairs pairs{std::move(path), {}};
  workload::pair_values(fields, object, facts, pairs);
  for (const workload::ValuePair& pair : pairs.found) {
    if (pair.stated != nullptr) pair.fact->input = std::make_shared<const Input>(from_stated(*pair.stated, use));
    else if (!pair.field->rule.empty())
      pair.fact->input = std::make_shared<const Input>(assume(c.catalog, pair.field->rule, pair.path));
  }
  return std::move(pairs.found);
}

}  // namespace aicarbon::inventory
