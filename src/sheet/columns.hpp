// Evaluation over columns: one sheet over many rows, block by block. Samples, tornado studies, sweeps and batches are
// all evaluated in this way.
#pragma once

#include "sheet/cells.hpp"

#include <aicarbon/sheet.hpp>

#include <cstdint>
#include <cstdlib>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace aicarbon::sheet {

/// The number of rows in a block. It is constant, so that results never depend on the number of threads or the machine.
inline constexpr std::size_t block_rows = 512;

/// Fills `out` with the values of one input, an index into Sheet::inputs(), from row `first` on.
using Fill = std::function<void(std::size_t input, std::size_t first, std::span<double> out)>;

/// Columns in one block of memory. The block uses large pages if the system has them, because with 10,000 samples, page
/// faults would otherwise take as long as the arithmetic.
class Columns {
 public:
  Columns(std::size_t count, std::size_t rows);

  std::size_t size() const { return count_; }
  std::span<const double> operator[](std::size_t k) const { return {block_.get() + k * rows_, rows_}; }
  std::span<double> operator[](std::size_t k) { return {block_.get() + k * rows_, rows_}; }

 private:
  struct Free {
    void operator()(double* block) const { std::free(block); }
  };
  std::size_t count_;
  std::size_t rows_;
  std::unique_ptr<double[], Free> block_;
};

struct Plan;

/// A sheet that is prepared once for evaluation over columns. Any thread may then evaluate any rows. `rows` is their
/// total number: if it exceeds one block, the preparation also merges equal cells.
class Evaluation {
 public:
  Evaluation(const Sheet& sheet, std::span<const std::int32_t> outputs, const std::vector<bool>& varies,
             std::size_t rows);
  explicit Evaluation(Plan plan);
  ~Evaluation();

  /// Evaluates `count` rows of every output, from row `first` on, and writes them to `columns` from row `at` on.
  void rows(std::size_t first, std::size_t count, Columns& columns, std::size_t at, const Fill& fill) const;

  /// Evaluates all rows of every output, divided among threads. The number of threads changes the speed but no bit of
  /// the result.
  void all_rows(std::size_t rows, Columns& columns, const Fill& fill, unsigned threads) const;

 private:
  std::unique_ptr<const Plan> plan_;
};

/// The values of `outputs` over `rows` rows, one column per output. Inputs for which `varies` is false keep their best
/// values. Cells that depend on no varying input keep their best values too. `threads` changes the speed but no bit of
/// the result.
Columns evaluate(const Sheet& sheet, std::span<const std::int32_t> outputs, std::size_t rows,
                 const std::vector<bool>& varies, const Fill& fill, unsigned threads);

}  // namespace aicarbon::sheet
