// See row_doubts.hpp.
#include "rows/row_doubts.hpp"

#include <algorithm>

namespace aicarbon::rows {

RowDoubts RowDoubts::of(const Formulated& base, std::span<const Variable> variables,
                        const std::vector<std::vector<Formulated>>& of_words) {
  RowDoubts d;
  std::vector<std::string> keys;
  const auto collect = [&](const Formulated& job) {
    for (const lifecycle::Doubt& doubt : job.doubts) {
      if (std::ranges::find(keys, doubt.key) != keys.end()) continue;
      keys.push_back(doubt.key);
      d.doubts_.push_back(doubt);
    }
  };
  collect(base);
  for (const auto& jobs : of_words)
    for (const Formulated& job : jobs) collect(job);
  if (keys.empty()) return d;
  auto merged = merge(base, variables, of_words, keys);
  if (!merged || std::ranges::find(merged->as_word, true) != merged->as_word.end()) return {};
  d.merged_ = std::move(*merged);
  return d;
}

bool RowDoubts::possible(std::span<const Variable> variables,
                         const std::function<Range(std::size_t variable)>& range) const {
  constexpr std::size_t most = 256;  // trials, far fewer than a chunk has rows
  if (empty()) return false;
  std::vector<std::vector<double>> values(variables.size());  // both ends of each range of numbers, and all texts
  std::size_t trials = 1;
  for (std::size_t v = 0; v < variables.size(); ++v) {
    if (!merged_.inputs[v]) continue;
    if (variables[v].number) {
      const Range r = range(v);
      values[v] = {r.least, r.most};
    } else {
      for (std::size_t w = 0; w < variables[v].words.size(); ++w) values[v].push_back(static_cast<double>(w));
    }
    trials *= values[v].size();
    if (trials > most) return true;
  }
  const auto fill = [&](std::size_t v, std::size_t first, std::span<double> out) {
    std::size_t divisor = 1;  // the trials are the digits of a number, of which each variable is one
    for (std::size_t before = 0; before < v; ++before) divisor *= std::max<std::size_t>(values[before].size(), 1);
    for (std::size_t r = 0; r < out.size(); ++r) out[r] = values[v][(first + r) / divisor % values[v].size()];
  };
  bool found = false;
  each(trials, fill, [&](std::size_t, const lifecycle::Doubt&, double) { found = true; });
  return found;
}

void RowDoubts::each(
    std::size_t rows, const Fill& fill,
    const std::function<void(std::size_t row, const lifecycle::Doubt& doubt, double value)>& take) const {
  if (empty()) return;
  const auto columns =
      sheet::evaluate(merged_.sheet, merged_.present(), rows, merged_.varies(), merged_.columns(fill), 1);
  std::size_t next = 0;
  for (std::size_t k = 0; k < doubts_.size(); ++k) {
    if (merged_.outputs[k] < 0) continue;
    const auto column = columns[next++];
    for (std::size_t r = 0; r < rows; ++r)
      if (doubts_[k].holds(column[r])) take(r, doubts_[k], column[r]);
  }
}

}  // namespace aicarbon::rows
