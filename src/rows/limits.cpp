// See limits.hpp.
#include "rows/limits.hpp"

#include "sheet/columns.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace aicarbon::rows {

std::optional<Limits> Limits::of(const Formulated& base, std::span<const Variable> variables,
                                 const std::vector<std::vector<Formulated>>& of_words, Diagnostics& out) {
  Limits l;
  std::vector<std::string> keys;
  const auto meet = [&](const Formulated& instance) {
    for (const lifecycle::Limit& limit : instance.limits) {
      if (std::ranges::find(keys, limit.key) != keys.end()) continue;
      keys.push_back(limit.key);
      l.limits_.push_back(limit);
    }
  };
  meet(base);
  for (const auto& instances : of_words)
    for (const Formulated& instance : instances) meet(instance);
  if (keys.empty()) return l;
  auto merged = merge(base, variables, of_words, keys, out);
  if (!merged) return std::nullopt;
  l.merged_ = std::move(*merged);
  return l;
}

std::vector<Limits::Broken> Limits::broken(std::size_t rows, const Fill& fill) const {
  std::vector<Broken> found;
  if (empty()) return found;
  const std::size_t inputs = merged_.sheet.inputs().size();
  std::vector<bool> varies(inputs);
  std::vector<std::size_t> variable_of(inputs);
  for (std::size_t v = 0; v < merged_.inputs.size(); ++v)
    if (const auto& input = merged_.inputs[v]) {
      varies[*input] = true;
      variable_of[*input] = v;
    }
  if (merged_.unknown) varies[*merged_.unknown] = true;
  const auto columns = sheet::evaluate(
      merged_.sheet, merged_.present(), rows, varies,
      [&](std::size_t input, std::size_t first, std::span<double> out) {
        if (merged_.unknown == input) std::ranges::fill(out, std::numeric_limits<double>::quiet_NaN());
        else fill(variable_of[input], first, out);
      },
      1);
  for (std::size_t r = 0; r < rows; ++r) {
    std::size_t next = 0;
    for (std::size_t k = 0; k < limits_.size(); ++k) {
      if (merged_.outputs[k] < 0) continue;
      const double room = columns[next++][r];
      if (!(room < 1)) continue;  // kept, or none is known
      found.push_back({r, k, room});
      break;
    }
  }
  return found;
}

std::string Limits::says(const Broken& broken) const {
  const lifecycle::Limit& limit = limits_[broken.limit];
  return fmt::format("{} {} times {}", limit.is, units::significant(1 / broken.room, 3), limit.times_of);
}

}  // namespace aicarbon::rows
