// Notices columns whose points may group thousands: 1.250 in a file that separates its cells by semicolons, as programs
// write them where a comma is the decimal sign. The number is read with a decimal point.
#pragma once

#include "rows/rows.hpp"
#include "table/columns_of.hpp"

#include <atomic>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace aicarbon::rows {

class GroupedPoints {
 public:
  /// What the points of a chunk are, for each bound column.
  struct Column {
    std::string grouped;   ///< the first number with one point and three digits after it; empty if there is none
    bool decimal = false;  ///< whether a number has a point that groups no thousands
  };
  using Part = std::vector<Column>;

  /// `is_on` says whether the file is looked at at all.
  GroupedPoints(bool is_on, std::size_t bound);
  /// Looks at a chunk. Columns that are known to have decimal points are left out. Called by several threads.
  Part part(const table::ChunkColumns& chunk, std::span<const Bound> bound) const;
  /// Adds the parts of chunks, in the order of the file.
  void add(const Part& later);
  /// A note for each column in which every point may group thousands.
  Diagnostics notes(std::span<const Bound> bound) const;

 private:
  bool is_on_ = false;
  Part columns_;
  std::unique_ptr<std::atomic<bool>[]> decimal_;  // for each bound column
};

}  // namespace aicarbon::rows
