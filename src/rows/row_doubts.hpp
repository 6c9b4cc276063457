// Finds implausible rows by evaluating the doubts of the job (lifecycle/doubts.hpp) over columns.
#pragma once

#include "rows/merge.hpp"

#include <functional>
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
  /// Whether an implausible value is possible in rows whose variables are within these ranges. Every doubt is a product
  /// of powers of its variables, so its extremes are at the ends of the ranges. True if there are too many of them.
  bool possible(std::span<const Variable> variables, const std::function<Range(std::size_t variable)>& range) const;

  /// Calls `take` for each implausible value, with the row, the doubt and the value.
  void each(std::size_t rows, const Fill& fill,
            const std::function<void(std::size_t row, const lifecycle::Doubt& doubt, double value)>& take) const;

 private:
  std::vector<lifecycle::Doubt> doubts_;
  MergedSheet merged_;
};

}  // namespace aicarbon::rows
