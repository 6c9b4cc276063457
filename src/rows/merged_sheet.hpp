// The sheet of many rows: the same job with other values at some of its places, as one sheet over columns. merge.hpp makes it; sweep,
// batch and sql are three ways to fill and read its columns.
#pragma once

#include <aicarbon/sheet.hpp>

#include "sheet/columns.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace aicarbon::rows {

/// A place that varies: a number, or one of some words (JSON texts; the base has the first).
struct Variable {
  std::string path;
  bool number = false;
  std::vector<std::string> words;  ///< for a number: one or two of its values, to formulate with
};

struct MergedSheet {
  Sheet sheet;
  std::vector<std::int32_t> outputs;  ///< one for each key; -1: it is not estimated in any row
  std::vector<std::optional<std::size_t>>
      inputs;  ///< for each variable: its column or its key's column; empty if no output depends on it
  std::optional<std::size_t> unknown;  ///< the input that is unknown in every row
  std::vector<Dim> dims;               ///< for each numeric variable
  std::vector<bool> as_word;           ///< a number whose values change formulas: it must be treated as words

  /// Outputs that are estimated in at least one row.
  std::vector<std::int32_t> present() const;

  /// Which inputs are columns.
  std::vector<bool> varies() const;
  /// Columns of the inputs from those of the variables: `fill(variable, first, out)` writes rows first … first + out.size(), numbers
  /// in base units and words by number. The result holds a reference to `fill`.
  template <class Fill>
  auto columns(const Fill& fill) const {
    return [this, of = variable_of(), &fill](std::size_t input, std::size_t first, std::span<double> out) {
      if (unknown == input)
        for (double& x : out) x = sheet::unknown;
      else fill(of[input], first, out);
    };
  }

  /// Whether a row is complete, and the basis of its electricity; `words` holds the number of each variable's word.
  bool complete(std::span<const std::uint32_t> words) const;
  std::string basis(std::span<const std::uint32_t> words) const;
  /// Whether no word changes either.
  bool alike_everywhere() const;

  // by variable and word
  std::uint64_t base_incomplete = 0;
  std::vector<std::vector<std::uint64_t>> more_incomplete, less_incomplete;
  std::vector<std::vector<std::string>> bases;
  std::string base_basis;

 private:
  std::vector<std::size_t> variable_of() const;  // for each input that is a variable's
};

}  // namespace aicarbon::rows
