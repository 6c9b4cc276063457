// Groups rows by their keys: finds which groups occur in a chunk, and to which group each row belongs.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace aicarbon::rows {

/// Columns of keys, which are small numbers, and the number of possible values in each column.
struct Keys {
  std::vector<std::span<const std::uint32_t>> columns;
  std::vector<std::size_t> sizes;
};

/// Groups are numbered in the order in which they first occur. `rows` has each row at most once, in ascending order.
struct Grouping {
  std::vector<std::uint32_t> group_of;  ///< group of each element of `rows`
  std::vector<std::size_t> first;       ///< for each group, the index in `rows` of its first occurrence
  std::vector<std::uint64_t> rows;      ///< for each group, the number of its rows
};
Grouping group(const Keys& keys, std::span<const std::size_t> rows);

}  // namespace aicarbon::rows
