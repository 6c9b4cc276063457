// See limits.hpp.
#include "rows/limits.hpp"

#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aicarbon::rows {

Result<Limits> Limits::of(const Formulated& base, std::span<const Variable> variables,
                          const std::vector<std::vector<Formulated>>& of_words) {
  Limits l;
  std::vector<std::string> keys;
  const auto collect = [&](const Formulated& job) {
    for (const lifecycle::Limit& limit : job.limits) {
      if (std::ranges::find(keys, limit.key) != keys.end()) continue;
      keys.push_back(limit.key);
      l.limits_.push_back(limit);
    }
  };
  collect(base);
  for (const auto& jobs : of_words)
    for (const Formulated& job : jobs) collect(job);
  if (keys.empty()) return l;
  auto merged = merge(base, variables, of_words, keys);
  if (!merged) return std::move(merged.notes);
  l.merged_ = std::move(*merged);
  return l;
}

std::vector<Limits::Broken> Limits::broken(std::size_t rows, const Fill& fill) const {
  std::vector<Broken> found;
  if (empty()) return found;
  const auto columns =
      sheet::evaluate(merged_.sheet, merged_.present(), rows, merged_.varies(), merged_.columns(fill), 1);
  for (std::size_t r = 0; r < rows; ++r) {
    std::size_t next = 0;
    for (std::size_t k = 0; k < limits_.size(); ++k) {
      if (merged_.outputs[k] < 0) continue;
      const double room = columns[next++][r];
      if (!(room < 1)) continue;  // the limit is met, or unknown
      found.push_back({r, k, room});
      break;
    }
  }
  return found;
}

std::string Limits::describe(const Broken& broken) const {
  const lifecycle::Limit& limit = limits_[broken.limit];
  return fmt::format("{} {} times {}", limit.is, units::significant(1 / broken.room, 3), limit.times_of);
}

}  // namespace aicarbon::rows
