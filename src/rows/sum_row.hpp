// Notices a first or a last record that is the sum of the others, as spreadsheets and reports of clusters have one.
#pragma once

#include "rows/binding.hpp"
#include "rows/rows.hpp"
#include "table/columns_of.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::rows {

/// The sum, the first and the last number of each bound column with an energy, a time or a mass of CO2e, in the unit of the column.
class ColumnSums {
 public:
  ColumnSums() = default;
  /// Of the records that are not rejected.
  ColumnSums(const table::ChunkColumns& chunk, std::span<const Bound> bound, std::span<const Reject> rejects);
  /// Adds the sums of the records that follow.
  void add(const ColumnSums& later);

  /// A warning if the last or the first record has the sum of the others in one of the columns. `header` is the number
  /// of records of the header, and `records` that of all others.
  std::optional<Diagnostic> total_in(std::span<const Bound> bound, std::size_t header, std::size_t records) const;

 private:
  struct Sum {
    double all = 0, first = 0, last = 0;  // NaN if the first or the last record has none
    std::uint64_t numbers = 0;            // of those that are not zero, at most a few of each chunk
  };
  static bool is_total(const Sum& sum, double total, std::string_view record);
  std::vector<Sum> sums_;                   // one for each bound column
  std::string first_record_, last_record_;  // as in the file, without what is too long
};

}  // namespace aicarbon::rows
