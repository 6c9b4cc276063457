// See grouping.hpp.
#include "rows/grouping.hpp"

#include <unordered_map>

namespace aicarbon::rows {
namespace {

std::uint64_t combined(const Keys& keys, std::size_t row) {
  std::uint64_t key = 0;
  for (std::size_t k = 0; k < keys.columns.size(); ++k) key = key * keys.sizes[k] + keys.columns[k][row];
  return key;
}

// The combinations of keys in all rows, if few are possible. One loop per column is several times as fast as one per row,
// above all if no row of the columns is left out.
std::vector<std::uint32_t> all_combined(const Keys& keys, std::span<const std::size_t> rows) {
  std::vector<std::uint32_t> all(rows.size());
  for (std::size_t k = 0; k < keys.columns.size(); ++k) {
    const std::uint32_t* const column = keys.columns[k].data();
    const auto size = static_cast<std::uint32_t>(keys.sizes[k]);
    if (rows.size() == keys.columns[k].size())
      for (std::size_t r = 0; r < all.size(); ++r) all[r] = all[r] * size + column[r];
    else
      for (std::size_t r = 0; r < all.size(); ++r) all[r] = all[r] * size + column[rows[r]];
  }
  return all;
}

// The number of possible combinations of keys, or any number above the limit if there are more than that.
std::uint64_t combinations(const Keys& keys, std::uint64_t limit) {
  std::uint64_t all = 1;
  for (const std::size_t size : keys.sizes)
    if (all <= limit) all *= size;
  return all;
}

constexpr std::uint64_t few = std::uint64_t{1} << 16U;

}  // namespace

Grouping group(const Keys& keys, std::span<const std::size_t> rows) {
  constexpr std::uint32_t none = ~std::uint32_t{0};
  Grouping g;
  g.group_of.resize(rows.size());
  const auto number = [&](std::uint32_t& group, std::size_t r) {
    if (group == none) {
      group = static_cast<std::uint32_t>(g.first.size());
      g.first.push_back(r);
      g.rows.push_back(0);
    }
    ++g.rows[group];
    g.group_of[r] = group;
  };
  if (const std::uint64_t all = combinations(keys, few); all <= few) {
    std::vector<std::uint32_t> groups(all, none);
    const std::vector<std::uint32_t> key_of = all_combined(keys, rows);
    for (std::size_t r = 0; r < rows.size(); ++r) number(groups[key_of[r]], r);
  } else {
    std::unordered_map<std::uint64_t, std::uint32_t> groups;
    for (std::size_t r = 0; r < rows.size(); ++r)
      number(groups.emplace(combined(keys, rows[r]), none).first->second, r);
  }
  return g;
}

}  // namespace aicarbon::rows
