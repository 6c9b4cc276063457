// Finds infeasible rows by evaluating the limits of the job (lifecycle/feasible.hpp) over columns. A row that exceeds a
// limit is rejected, like a single job that does so.
#pragma once

#include "rows/merge.hpp"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace aicarbon::rows {

class Limits {
 public:
  /// Takes the same jobs as `merge` and reports the same errors. The result is empty if the jobs have no limits.
  static Result<Limits> of(const Formulated& base, std::span<const Variable> variables,
                           const std::vector<std::vector<Formulated>>& of_words);

  bool empty() const { return limits_.empty(); }
  /// Whether the values of a numeric variable change the formula of a limit, so that they must be treated as texts.
  bool as_word(std::size_t variable) const { return !empty() && merged_.as_word[variable]; }
  /// Whether a limit depends on a variable.
  bool reads(std::size_t variable) const { return !empty() && merged_.inputs[variable].has_value(); }
  /// The dimension of a numeric variable, which the results may not depend on although a limit does.
  Dim dim(std::size_t variable, const MergedSheet& results) const {
    return results.inputs[variable] || !reads(variable) ? results.dims[variable] : merged_.dims[variable];
  }

  /// Fills `out` with the values of a variable in the rows from `first` on: numbers in base units, or indices of texts.
  using Fill = std::function<void(std::size_t variable, std::size_t first, std::span<double> out)>;
  /// A row, the first limit that it exceeds, and what is available as a share of what is required.
  struct Broken {
    std::size_t row, limit;
    double room;
  };
  /// The rows that exceed a limit, in order.
  std::vector<Broken> broken(std::size_t rows, const Fill& fill) const;
  std::string describe(const Broken& broken) const;

 private:
  std::vector<lifecycle::Limit> limits_;
  MergedSheet merged_;
};

}  // namespace aicarbon::rows
