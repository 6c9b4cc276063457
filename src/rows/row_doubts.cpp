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

void add_row(std::vector<RowMessage>& messages, const std::string& key, std::size_t row, std::uint64_t rows,
             const std::function<Diagnostic()>& make) {
  constexpr std::size_t most = 3;
  auto found = std::ranges::find(messages, key, &RowMessage::key);
  if (found == messages.end()) found = messages.insert(messages.end(), {key, make(), 0, {}});
  found->rows += rows;
  if (found->first.size() < most) found->first.push_back(row);
}

}  // namespace aicarbon::rows
