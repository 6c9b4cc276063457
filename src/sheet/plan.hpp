// Plans: which cells are computed for a block of rows, in which order, and where their values are stored. The cells of
// a sheet are prepared once; the time to make a plan is then proportional to the number of cells that the plan
// computes.
#pragma once

#include "sheet/cells.hpp"

#include <aicarbon/sheet.hpp>

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace aicarbon::sheet {

/// Stands in place of the slot of a cell that does not vary; such a cell is used at its best value.
inline constexpr std::int32_t folded = -1;

/// A cell that varies: its slot in the working memory of a block, and the slots or best values of its arguments.
struct Step {
  Op op = Op::input;
  std::int32_t slot = folded;
  std::array<std::int32_t, 3> arg_slots{folded, folded, folded};
  std::int32_t from = 0;  ///< for an input, its index; for a pick, the beginning of its table in Plan::tables
  std::int32_t table_size = 0;
  std::int32_t first_copy = 0, last_copy = 0;  ///< outputs that its value is copied to, as a range of Plan::copies
  std::array<double, 3> arg_values{};
};

struct Plan {
  struct Entry {
    std::int32_t slot;  ///< a slot; `folded` if the value is used instead
    double value;
  };
  std::vector<Step> steps;
  std::vector<Entry> tables;        ///< tables of all picks, one after the other
  std::vector<std::size_t> copies;  ///< indices of the outputs that each step is copied to, in the order of the steps
  std::vector<bool> output_varies;
  std::vector<double> best;  ///< best value of each output
  std::size_t slots = 0;
  /// For a plan of inputs: terms that do not vary, to be added to the output in this order. The planner owns them.
  std::span<const double> terms;
};

/// The cells of a sheet, prepared so that plans for any of its outputs can be made.
class Planner {
 public:
  /// `varies` has one entry for each input. With `merge`, cells with the same operation on the same arguments are
  /// computed only once.
  Planner(const Sheet& sheet, const std::vector<bool>& varies, bool merge);

  /// The first cell with the same formula as this one, or the cell itself if nothing was merged.
  std::int32_t first_equal(std::int32_t cell) const {
    return first_.empty() ? cell : first_[static_cast<std::size_t>(cell)];
  }
  bool varies(std::int32_t cell) const { return varying_[static_cast<std::size_t>(cell)] != 0; }
  std::size_t varying_cells() const { return varying_count_; }

  /// Memory that a thread reuses from one plan to the next.
  class Desk {
   public:
    explicit Desk(const Planner& planner) : place_(planner.cells_.size(), -1) {}

   private:
    friend class Planner;
    std::vector<std::int32_t> place_;  // for each cell, its position in the current plan, or −1
    std::vector<std::int32_t> cells_;
  };

  /// Makes a plan for these outputs in which every input that `varies` marks has a value per row.
  Plan plan(std::span<const std::int32_t> outputs, Desk& desk) const;
  /// Prepares plans in which only some inputs vary, for one output. To be called once before `plan_of_inputs`.
  void prepare_inputs(std::int32_t output);
  /// Makes a plan for this output in which only `inputs` vary. If the output is a long sum, the plan has steps only for
  /// the part of the sum that depends on the inputs; the rest is a list of terms.
  Plan plan_of_inputs(std::span<const std::size_t> inputs, Desk& desk) const;

 private:
  // Arguments are positions in `cells_`; that of an input is its index in Sheet::inputs(). The arguments of a pick are
  // its key, the position at which its table begins, and the size of the table.
  struct Formula {
    Op op;
    std::array<std::int32_t, 3> args;
    double value;
  };

  template <class F>
  void for_each_argument(const Formula& cell, F&& f) const {
    if (cell.op == Op::input || cell.op == Op::constant) return;
    if (cell.op == Op::pick) {
      f(cell.args[0]);
      for (std::int32_t k = 0; k < cell.args[2]; ++k) f(tables_[static_cast<std::size_t>(cell.args[1] + k)]);
      return;
    }
    for (const auto arg : cell.args)
      if (arg >= 0) f(arg);
  }
  void merge_equals();
  void find_sums();
  bool same(const Formula& a, const Formula& b) const;
  std::uint64_t hash(const Formula& cell) const;
  class Schedule;
  // Makes the steps for the cells on the desk, and clears the desk.
  Plan scheduled(std::span<const std::int32_t> outputs, Desk& desk) const;

  std::vector<Formula> cells_;
  std::vector<std::int32_t> tables_;
  std::vector<std::int32_t> first_;  // empty if nothing was merged
  std::vector<char> varying_;
  std::size_t varying_count_ = 0;
  std::vector<std::int32_t> cell_of_input_;
  // for plan_of_inputs: the output, the readers of each cell, and the partial sums of the output
  std::int32_t output_ = -1;
  std::vector<std::int32_t> reader_start_, readers_;
  std::vector<std::int32_t> sums_;    // each is the sum before it plus a term; the last one is the output
  std::vector<double> terms_;         // the best values of these terms
  std::vector<std::int32_t> sum_of_;  // for each cell, its position among the partial sums, or -1
};

}  // namespace aicarbon::sheet
