// Which shape each row of a chunk has. See rows.hpp.
#include "rows/period_key.hpp"
#include "rows/shape.hpp"

#include <limits>

namespace aicarbon::rows {
namespace {

constexpr std::uint32_t unknown_periods = std::numeric_limits<std::uint32_t>::max();

// The period keys of the texts of a column; the first is that of an empty cell.
std::vector<std::string> period_keys(const table::ChunkColumns::Column& column) {
  std::vector<std::string> keys;
  for (const auto& text : column.words.all()) keys.push_back(period_key(text));
  return keys;
}

}  // namespace

// The key of all rows, if they have the same one: no bound cell is empty, and no column holds several periods.
std::optional<ShapeKey> Rows::common_key(const table::ChunkColumns& chunk) const {
  if (!all_there(chunk, bound_)) return std::nullopt;
  ShapeKey key{full_mask(bound_.size()), 0};
  if (periods_.empty()) return key;
  std::vector<std::string> combination;
  for (const std::size_t b : periods_) {
    const auto keys = period_keys(chunk.columns[bound_[b].column]);
    if (keys.size() < 2 ||
        std::ranges::any_of(keys.begin() + 1, keys.end(), [&](const std::string& one) { return one != keys[1]; }))
      return std::nullopt;
    combination.push_back(keys[1]);
  }
  const auto known = combinations_.find(combination);
  key.periods = known == combinations_.end() ? unknown_periods : known->second;
  return key;
}

std::vector<ShapeKey> Rows::keys_of(const table::ChunkColumns& chunk) const {
  std::vector<ShapeKey> keys(chunk.rows);
  if (const auto common = common_key(chunk)) {
    std::ranges::fill(keys, *common);
    return keys;
  }
  for (std::size_t row = 0; row < chunk.rows; ++row) keys[row].mask = mask_of(chunk, bound_, row);
  if (periods_.empty()) return keys;
  std::vector<std::vector<std::string>> of_texts;
  for (const std::size_t b : periods_) of_texts.push_back(period_keys(chunk.columns[bound_[b].column]));
  std::vector<std::string> combination(periods_.size());
  for (std::size_t row = 0; row < chunk.rows; ++row) {
    bool changed = row == 0;
    for (std::size_t p = 0; p < periods_.size(); ++p) {
      const std::uint32_t text = chunk.columns[bound_[periods_[p]].column].keys[row];
      const std::string& key = text == 0 ? std::string() : of_texts[p][text];
      if (combination[p] == key) continue;
      combination[p] = key;
      changed = true;
    }
    if (!changed) {
      keys[row].periods = keys[row - 1].periods;
      continue;
    }
    const auto known = combinations_.find(combination);
    keys[row].periods = known == combinations_.end() ? unknown_periods : known->second;
  }
  return keys;
}

void Rows::learn_periods(const table::ChunkColumns& chunk) {
  if (periods_.empty()) return;
  std::vector<std::string> combination(periods_.size());
  for (std::size_t row = 0; row < chunk.rows; ++row) {
    for (std::size_t p = 0; p < periods_.size(); ++p) {
      const auto& column = chunk.columns[bound_[periods_[p]].column];
      combination[p] = column.keys[row] == 0 ? std::string() : period_key(column.words.all()[column.keys[row]]);
    }
    combinations_.emplace(combination, static_cast<std::uint32_t>(combinations_.size() + 1));
  }
}

}  // namespace aicarbon::rows
