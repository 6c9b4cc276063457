// Notices a last record that is the sum of the records before it, as spreadsheets and reports of clusters have one.
#pragma once

#include "rows/binding.hpp"
#include "rows/rows.hpp"
#include "table/columns_of.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace aicarbon::rows {

/// The sum and the last number of each bound column with an energy, a time or a mass of CO2e, in the unit of the column.
class ColumnSums {
 public:
  ColumnSums() = default;
  /// Of the records that are not rejected.
  ColumnSums(const table::ChunkColumns& chunk, std::span<const Bound> bound, std::span<const Reject> rejects);
  /// Adds the sums of the records that follow.
  void add(const ColumnSums& later);

  /// A warning if the last record has the sum of at least three other records in one of the columns. `records` is the
  /// number of the last record.
  std::optional<Diagnostic> last_is_sum(std::span<const Bound> bound, std::size_t records) const;

 private:
  struct Sum {
    double all = 0, last = 0;   // the last is NaN if the last record has none
    std::uint64_t numbers = 0;  // of those that are not zero, at most a few of each chunk
  };
  std::vector<Sum> sums_;  // one for each bound column
};

}  // namespace aicarbon::rows
