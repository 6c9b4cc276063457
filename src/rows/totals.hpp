// Totals over records. Products of row quantities are summed first, by texts and group; the sums are then multiplied by
// coefficients, at best values and in every draw. All rows share the draws: in a draw, an uncertain fact has the same
// value in every row.
//
// chunk → part, on any thread → add, in order → finish
#pragma once

#include "rows/factorize.hpp"
#include "rows/rows.hpp"
#include "study/study.hpp"

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace aicarbon::rows {

struct GroupTotals {
  std::vector<std::string> group;           ///< text of each column that totals are grouped by
  std::vector<study::Estimate> outputs;     ///< one per key; without samples, only best values
  std::vector<std::uint64_t> unknown_rows;  ///< number of rows whose figure is unknown, per key
  std::uint64_t rows = 0;
  std::uint64_t incomplete_rows = 0;
  std::set<std::string> bases = {};  ///< of the electricity of the rows, see MergedSheet::basis
};

class Totals {
 public:
  /// `by` lists the columns of the file to group by, which are read as texts.
  Totals(const Rows& rows, std::vector<std::size_t> by) : rows_(rows), by_(std::move(by)) {}

  /// To be called after Rows::learn: prepares what was learned. No other thread may use this object at the same time.
  void learn();

  /// Sums over rows that have the same texts and the same group.
  struct Sums {
    std::vector<double> products;
    std::uint64_t rows = 0;
  };
  struct Key {
    std::size_t generation;  ///< version of the sheet of a shape; a new text creates a new version
    std::vector<std::uint32_t> words;
    std::vector<std::string> group;
    auto operator<=>(const Key&) const = default;
  };
  struct Part {
    std::vector<std::pair<Key, Sums>> sums;
    std::vector<Reject> rejects;
    RowMessages messages;
    RowsOfShapes of_shapes;
  };
  Part part(const table::ChunkColumns& chunk) const;
  void add(const Part& part);

  /// The name of the group that a text of a column to group by belongs to; `by` is the index of the column in that list.
  using GroupName = std::function<std::string(std::size_t by, const std::string& text)>;
  std::vector<GroupTotals> finish(const study::Options& options, const GroupName& name) const;
  /// Whether every figure can be factorized into rows and draws. Otherwise there are no ranges.
  bool has_ranges() const;

 private:
  struct Generation;
  void sum(const table::ChunkColumns& chunk, const Rows::Sorted& sorted, std::size_t generation,
           std::span<const std::size_t> rows, const Grouping& texts, Part& part) const;
  Grouping by_columns(const table::ChunkColumns& chunk, std::span<const std::size_t> rows, const Grouping& texts) const;

  const Rows& rows_;
  std::vector<std::size_t> by_;
  std::vector<std::shared_ptr<const Generation>> generations_;
  std::map<const Rows::Shape*, std::size_t> latest_;
  std::map<Key, Sums> sums_;
};

}  // namespace aicarbon::rows
