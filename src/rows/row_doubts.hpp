// Finds implausible rows by evaluating the doubts of the job (lifecycle/doubts.hpp) over columns.
#pragma once

#include "rows/merge.hpp"
#include "sheet/columns.hpp"

#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace aicarbon::rows {

class RowDoubts {
 public:
  /// Takes the same jobs as `merge`. A doubt whose formula cannot be merged is left out.
  static RowDoubts of(const Formulated& base, std::span<const Variable> variables,
                      const std::vector<std::vector<Formulated>>& of_words);

  bool empty() const { return doubts_.empty(); }

  /// Fills `out` with the values of a variable in the rows from `first` on: numbers in base units, or indices of texts.
  using Fill = std::function<void(std::size_t variable, std::size_t first, std::span<double> out)>;
  /// The values that a variable takes in some rows: a range of numbers in base units, or of indices of texts.
  struct Range {
    double least = 0, most = 0;
  };
  /// Whether a doubt depends on a variable; of some doubts, whether one of them does.
  bool reads(std::size_t variable) const { return !empty() && merged_.inputs[variable].has_value(); }
  bool reads(std::size_t variable, std::span<const std::size_t> doubts) const;
  /// The doubts that may hold in rows whose numbers are within these ranges, with any texts.
  std::vector<std::size_t> possible(std::span<const Variable> variables,
                                    const std::function<Range(std::size_t variable)>& range) const;
  /// For each group of rows, whether an implausible value is possible in it. `range` has the numbers of a group, or its
  /// text as both ends. Every doubt is a product of powers of its variables, so its extremes are at the ends of ranges.
  std::vector<std::uint8_t> risky(std::span<const Variable> variables, std::size_t groups,
                                  const std::function<Range(std::size_t variable, std::size_t group)>& range) const;

  /// Calls `take` for each implausible value, with the row, the doubt and the value.
  void each(std::size_t rows, const Fill& fill,
            const std::function<void(std::size_t row, const lifecycle::Doubt& doubt, double value)>& take) const;

 private:
  using Holds = std::function<void(std::size_t trial, std::size_t doubt)>;
  void try_ends(std::span<const Variable> variables, std::size_t groups,
                const std::function<Range(std::size_t variable, std::size_t group)>& range, const Holds& holds) const;

  std::vector<lifecycle::Doubt> doubts_;
  std::shared_ptr<const sheet::Evaluation> evaluation_;  // of the doubts that have a cell
  std::vector<std::vector<bool>> reads_;                 // for each doubt, the inputs of the sheet on which it depends
  MergedSheet merged_;
};

}  // namespace aicarbon::rows
