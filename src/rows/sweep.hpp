// A sweep: one pass over all points of a grid, or of values taken together.
#pragma once

#include "rows/limits.hpp"
#include "rows/merge.hpp"
#include "rows/value_list.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace aicarbon::rows {

/// How values go together: every one with every other, the last place fastest; or the first with the first.
struct Points {
  std::vector<std::size_t> sizes;
  bool zipped = false;

  std::size_t count() const;
  /// Which of a place's values a point takes.
  std::size_t value_of(std::size_t place, std::size_t point) const;
};

struct SweepSpec {
  std::vector<ValueList> vary;
  bool zipped = false;
  std::vector<std::string> keys;  ///< outputs of the sheet; the first is the objective
  unsigned threads = 1;
};

/// A sweep made ready: any of its points, any of its outputs.
struct SweepSheet {
  Points points;
  MergedSheet merged;
  Limits limits;
  std::vector<std::vector<double>> numbers;  ///< of each place that is a number, in base units
  Diagnostics notes;

  /// One output over points first … first + rows.size(); unknown is NaN.
  void column(std::size_t key, std::size_t first, std::span<double> rows, unsigned threads) const;
  /// All outputs at some points.
  std::vector<std::vector<double>> at(std::span<const std::size_t> points) const;
  std::vector<std::uint32_t> words(std::size_t point) const;
  /// Points first … first + count that cannot be: of the job with their values `estimate` says the same.
  std::vector<Limits::Broken> broken(std::size_t first, std::size_t count) const;
};

std::optional<SweepSheet> prepare_sweep(const SourceText& job, const Catalog& catalog, const SweepSpec& spec,
                                        Diagnostics& out);

}  // namespace aicarbon::rows
