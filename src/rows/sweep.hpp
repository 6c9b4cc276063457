// A sweep: one evaluation of a job over all combinations of values, or over values that are paired.
#pragma once

#include "rows/limits.hpp"
#include "rows/merge.hpp"
#include "rows/value_list.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::rows {

/// How the values of the fields are combined: every value of a field with every value of the others, where the last
/// field varies fastest; or, if zipped, by position.
struct Points {
  std::vector<std::size_t> sizes;
  bool zipped = false;

  std::size_t count() const;
  /// The index of the value that a field has at a point.
  std::size_t value_of(std::size_t place, std::size_t point) const;
};

struct SweepSpec {
  std::vector<ValueList> vary;
  bool zipped = false;
  std::vector<std::string> keys;  ///< requested outputs of the sheet; the first is the objective
  unsigned threads = 1;
};

/// A prepared sweep, which can compute its outputs at any points.
struct SweepSheet {
  Points points;
  MergedSheet merged;
  Limits limits;
  std::vector<std::vector<double>> numbers;         ///< values of each numeric field, in base units
  std::vector<std::vector<std::string>> refused;    ///< per field and text: why the job is refused with it, or empty
  std::vector<std::vector<std::uint32_t>> word_of;  ///< per field and text: its index among those that are not refused
  Diagnostics notes;

  /// The text of a field at a point, by its index in the merged sheet.
  std::size_t word_at(std::size_t place, std::size_t point) const;
  /// Why the job is refused with a value of this point, which then has no result; empty if it is not.
  std::string_view refusal(std::size_t point) const;

  /// One output at the points from `first` on, one for each element of `rows`; NaN if unknown.
  void column(std::size_t key, std::size_t first, std::span<double> rows, unsigned threads) const;
  /// All outputs at the given points.
  std::vector<std::vector<double>> at(std::span<const std::size_t> points) const;
  std::vector<std::uint32_t> words(std::size_t point) const;
  /// The infeasible ones among the `count` points from `first` on. `aicarbon estimate` rejects a job with their values
  /// as well.
  std::vector<Limits::Broken> broken(std::size_t first, std::size_t count) const;
};

Result<SweepSheet> prepare_sweep(const SourceText& job, const Catalog& catalog, const SweepSpec& spec);

}  // namespace aicarbon::rows
