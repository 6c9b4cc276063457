// The sheet of many rows: one job with different values for some of its fields, as one sheet over columns. merge.hpp
// creates it; sweep, batch and sql fill and read its columns in different ways.
#pragma once

#include <aicarbon/sheet.hpp>

#include "sheet/columns.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace aicarbon::rows {

/// A field that varies: a number or a text.
struct Variable {
  std::string path;
  bool number = false;
  std::vector<std::string> words;  ///< its values as JSON, that of the base first; for a number, only some of them
};

struct MergedSheet {
  Sheet sheet;
  std::vector<std::int32_t> outputs;  ///< one per key; -1 if not estimated in any row
  std::vector<std::optional<std::size_t>>
      inputs;  ///< for each variable, the index of its input or of its key; absent if no output depends on it
  std::optional<std::size_t> unknown;  ///< index of the input that is unknown in every row
  std::vector<Dim> dims;               ///< dimension of each numeric variable
  std::vector<bool> as_word;  ///< whether the values of a number change formulas, so that they must be treated as texts

  /// Outputs that are estimated in at least one row.
  std::vector<std::int32_t> present() const;

  /// Which inputs of the sheet are columns.
  std::vector<bool> varies() const;
  /// Makes columns of the inputs from columns of the variables. `fill(variable, first, out)` writes the rows from
  /// `first` on, with numbers in base units and texts by index. The result refers to `fill`, which must outlive it.
  template <class Fill>
  auto columns(const Fill& fill) const {
    return [this, of = variable_of(), &fill](std::size_t input, std::size_t first, std::span<double> out) {
      if (unknown == input)
        for (double& x : out) x = sheet::unknown;
      else fill(of[input], first, out);
    };
  }

  /// Whether a row is complete, and the basis of its electricity. `words` contains the index of the text of each
  /// variable.
  bool complete(std::span<const std::uint32_t> words) const;
  std::string basis(std::span<const std::uint32_t> words) const;
  /// Whether completeness and basis are the same for all texts.
  bool alike_everywhere() const;

  // bit masks of lines that are not estimated, and bases of the electricity: in the base job, and as changed by each
  // text of each variable
  std::uint64_t base_incomplete = 0;
  std::vector<std::vector<std::uint64_t>> more_incomplete, less_incomplete;
  std::vector<std::vector<std::string>> bases;
  std::string base_basis;

 private:
  std::vector<std::size_t> variable_of() const;  // for each input, the variable that it belongs to
};

}  // namespace aicarbon::rows
