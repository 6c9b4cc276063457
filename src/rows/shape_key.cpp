// Which shape each row of a chunk has. See rows.hpp.
#include "rows/period_key.hpp"
#include "rows/place_kind.hpp"
#include "rows/shape.hpp"

#include <limits>

namespace aicarbon::rows {
namespace {

constexpr std::uint32_t unknown_part = std::numeric_limits<std::uint32_t>::max();

}  // namespace

// What a text of a parting column has in common with others of its part.
std::string Rows::part_of(std::size_t b, std::string_view text) const {
  return is_period(b) ? period_key(text) : place_kind(catalog_, text);
}

// The parts of the texts of a column; the first is that of an empty cell.
std::vector<std::string> Rows::parts_of(std::size_t b, const table::ChunkColumns::Column& column) const {
  std::vector<std::string> parts;
  for (const auto& text : column.words.all()) parts.push_back(parts.empty() ? std::string() : part_of(b, text));
  return parts;
}

// The key of all rows, if they have the same one: no bound cell is empty, and no column holds several parts.
std::optional<ShapeKey> Rows::common_key(const table::ChunkColumns& chunk) const {
  if (!all_there(chunk, bound_)) return std::nullopt;
  ShapeKey key{full_mask(bound_.size()), 0};
  if (parting_.empty()) return key;
  std::vector<std::string> combination;
  for (const std::size_t b : parting_) {
    const auto keys = parts_of(b, chunk.columns[bound_[b].column]);
    if (keys.size() < 2 ||
        std::ranges::any_of(keys.begin() + 1, keys.end(), [&](const std::string& one) { return one != keys[1]; }))
      return std::nullopt;
    combination.push_back(keys[1]);
  }
  const auto known = combinations_.find(combination);
  key.part = known == combinations_.end() ? unknown_part : known->second;
  return key;
}

std::vector<ShapeKey> Rows::keys_of(const table::ChunkColumns& chunk) const {
  std::vector<ShapeKey> keys(chunk.rows);
  if (const auto common = common_key(chunk)) {
    std::ranges::fill(keys, *common);
    return keys;
  }
  for (std::size_t row = 0; row < chunk.rows; ++row) keys[row].mask = mask_of(chunk, bound_, row);
  if (parting_.empty()) return keys;
  std::vector<std::vector<std::string>> of_texts;
  for (const std::size_t b : parting_) of_texts.push_back(parts_of(b, chunk.columns[bound_[b].column]));
  std::vector<std::string> combination(parting_.size());
  for (std::size_t row = 0; row < chunk.rows; ++row) {
    bool changed = row == 0;
    for (std::size_t p = 0; p < parting_.size(); ++p) {
      const std::uint32_t text = chunk.columns[bound_[parting_[p]].column].keys[row];
      const std::string& key = text == 0 ? std::string() : of_texts[p][text];
      if (combination[p] == key) continue;
      combination[p] = key;
      changed = true;
    }
    if (!changed) {
      keys[row].part = keys[row - 1].part;
      continue;
    }
    const auto known = combinations_.find(combination);
    keys[row].part = known == combinations_.end() ? unknown_part : known->second;
  }
  return keys;
}

void Rows::learn_parts(const table::ChunkColumns& chunk) {
  if (parting_.empty()) return;
  std::vector<std::vector<std::string>> of_texts;
  for (const std::size_t b : parting_) of_texts.push_back(parts_of(b, chunk.columns[bound_[b].column]));
  std::vector<std::string> combination(parting_.size());
  for (std::size_t row = 0; row < chunk.rows; ++row) {
    for (std::size_t p = 0; p < parting_.size(); ++p)
      combination[p] = of_texts[p][chunk.columns[bound_[parting_[p]].column].keys[row]];
    combinations_.emplace(combination, static_cast<std::uint32_t>(combinations_.size() + 1));
  }
}

}  // namespace aicarbon::rows
