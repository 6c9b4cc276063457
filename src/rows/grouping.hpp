// Rows that have the same keys: which groups there are among the rows of a chunk, and which row belongs to which.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace aicarbon::rows {

/// Columns of small numbers, and how many there may be of each.
struct Keys {
  std::vector<std::span<const std::uint32_t>> columns;
  std::vector<std::size_t> sizes;
};

/// Groups are numbered as they are met.
struct Grouping {
  std::vector<std::uint32_t> group_of;  ///< of each row
  std::vector<std::size_t> first;       ///< of each group, the place in `rows` where it is met
};
Grouping group(const Keys& keys, std::span<const std::size_t> rows);

}  // namespace aicarbon::rows
