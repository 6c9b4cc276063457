// Groups of rows with the same keys: which groups occur in a chunk, and which group a row belongs to.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace aicarbon::rows {

/// Columns of small numbers, and how many values are possible in each.
struct Keys {
  std::vector<std::span<const std::uint32_t>> columns;
  std::vector<std::size_t> sizes;
};

/// Groups are numbered in order of occurrence.
struct Grouping {
  std::vector<std::uint32_t> group_of;  ///< group of each row
  std::vector<std::size_t> first;       ///< for each group, the index in `rows` of its first occurrence
};
Grouping group(const Keys& keys, std::span<const std::size_t> rows);

}  // namespace aicarbon::rows
