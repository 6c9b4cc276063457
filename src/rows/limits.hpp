// Rows that cannot be: the limits of planned work (lifecycle/feasible.hpp) over columns. One job is refused when it breaks one; of
// many rows, those that do.
#pragma once

#include "rows/merge.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace aicarbon::rows {

class Limits {
 public:
  /// Of instances as `merged` takes them. Without limits, as most jobs are, it is empty. Nothing and a message as there.
  static std::optional<Limits> of(const Formulated& base, std::span<const Variable> variables,
                                  const std::vector<std::vector<Formulated>>& of_words, Diagnostics& out);

  bool empty() const { return limits_.empty(); }
  /// Whether the variable's values change the formula of a limit.
  bool as_word(std::size_t variable) const { return !empty() && merged_.as_word[variable]; }

  /// Fills rows first … first + out.size() of a variable: numbers in base units, or numbers of words.
  using Fill = std::function<void(std::size_t variable, std::size_t first, std::span<double> out)>;
  /// A row, the first limit it breaks, and the room it leaves.
  struct Broken {
    std::size_t row, limit;
    double room;
  };
  /// The rows that break one, in order.
  std::vector<Broken> broken(std::size_t rows, const Fill& fill) const;
  std::string says(const Broken& broken) const;

 private:
  std::vector<lifecycle::Limit> limits_;
  MergedSheet merged_;
};

}  // namespace aicarbon::rows
