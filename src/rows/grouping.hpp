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
};
Grouping group(const Keys& keys, std::span<const std::size_t> rows);

/// A group, without its rows.
struct Group {
  std::size_t first;  ///< index in `rows` of its first occurrence
  std::uint64_t rows = 0;
};
/// The groups in the order in which they first occur.
std::vector<Group> groups(const Keys& keys, std::span<const std::size_t> rows);

}  // namespace aicarbon::rows
