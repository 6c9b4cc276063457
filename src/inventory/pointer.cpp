// Finds the value at a path of the job, so that a count given by this path is correlated with that value.
#include "inventory/context.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::inventory {

std::optional<workload::StatedRef> pointed_at(const Context& c, const Text& pointer) {
  const auto values = workload::stated_values(c.job);
  const auto found = std::ranges::find(values, pointer.value, [](const auto& v) { return v.value->at.path; });
  if (found == values.end()) {
    std::vector<std::string_view> paths;
    paths.reserve(values.size());
    for (const auto& v : values) paths.push_back(v.value->at.path);
    c.error(diag::bad_pointer, fmt::format("the job states no value at {}", pointer.value),
            diag::did_you_mean(pointer.value, paths), pointer.at);
    return std::nullopt;
  }
  if (found->value->value.best <= 0) {
    c.error(diag::out_of_domain, fmt::format("the value at {} is zero and cannot be a divisor", pointer.value), {},
            pointer.at);
    return std::nullopt;
  }
  return *found;
}

}  // namespace aicarbon::inventory
