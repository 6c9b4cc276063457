// The order of the steps of a plan, and the slots of their values. An input is filled just before its first reader. A
// cell that is the last reader of another cell, and every sum, follows as soon as its arguments are computed. A slot is
// reused after the last reader of its value, so that a block fits into the cache, however many lines a report has.
#include "sheet/plan.hpp"

#include <algorithm>

namespace aicarbon::sheet {

// A cell of the plan is identified by its place among the cells on the desk, which are in ascending order.
class Planner::Schedule {
 public:
  Schedule(const Planner& planner, Desk& desk) : planner_(planner), desk_(desk) {
    std::ranges::sort(desk_.cells_);
    for (std::size_t l = 0; l < count(); ++l) desk_.place_[at(desk_.cells_[l])] = static_cast<std::int32_t>(l);
    find_readers();
    slot_.assign(count(), folded);
    step_of_.assign(count(), -1);
    plan_.steps.reserve(count());
  }

  Plan plan(std::span<const std::int32_t> outputs) && {
    for (std::size_t first = 0; first < count(); ++first)
      if (step_of_[first] < 0) make_from(static_cast<std::int32_t>(first));
    copy_outputs(outputs);
    for (const auto cell : desk_.cells_) desk_.place_[at(cell)] = -1;
    return std::move(plan_);
  }

 private:
  std::size_t count() const { return desk_.cells_.size(); }
  std::int32_t place(std::int32_t cell) const { return desk_.place_[at(cell)]; }
  const Formula& formula(std::int32_t l) const { return planner_.cells_[at(desk_.cells_[at(l)])]; }

  // Calls `f` with the place of each argument that is in the plan.
  template <class F>
  void for_each_part(std::int32_t l, F&& f) const {
    planner_.for_each_argument(formula(l), [&](std::int32_t arg) {
      if (place(arg) >= 0) f(place(arg));
    });
  }

  void find_readers() {
    reader_start_.assign(count() + 1, 0);
    awaited_.assign(count(), 0);
    for (std::size_t l = 0; l < count(); ++l)
      for_each_part(static_cast<std::int32_t>(l), [&](std::int32_t arg) {
        ++reader_start_[at(arg) + 1];
        if (formula(arg).op != Op::input) ++awaited_[l];
      });
    unread_.assign(count(), 0);
    for (std::size_t l = 0; l < count(); ++l) {
      unread_[l] = reader_start_[l + 1];
      reader_start_[l + 1] += reader_start_[l];
    }
    readers_.resize(at(reader_start_.back()));
    auto next = reader_start_;
    for (std::size_t l = 0; l < count(); ++l)
      for_each_part(static_cast<std::int32_t>(l),
                    [&](std::int32_t arg) { readers_[at(next[at(arg)]++)] = static_cast<std::int32_t>(l); });
  }

  std::span<const std::int32_t> readers_of(std::int32_t l) const {
    const auto begin = at(reader_start_[at(l)]);
    return std::span(readers_).subspan(begin, at(reader_start_[at(l) + 1]) - begin);
  }

  // Makes the step of this cell, and the steps that follow as soon as the cell is computed. An input that has readers
  // waits for its first reader.
  void make_from(std::int32_t first) {
    if (formula(first).op == Op::input && unread_[at(first)] > 0) return;
    todo_.push_back(first);
    while (!todo_.empty()) {
      const auto l = todo_.back();
      todo_.pop_back();
      if (step_of_[at(l)] >= 0) continue;
      make(l);
      for (const auto reader : readers_of(l))
        if (--awaited_[at(reader)] == 0 && follows(reader)) todo_.push_back(reader);
      for_each_part(l, [&](std::int32_t arg) {
        if (unread_[at(arg)] == 1) todo_last_reader(arg);
      });
    }
  }

  // If only one cell still has to read this one, that reader is next, provided that its other arguments are computed.
  void todo_last_reader(std::int32_t l) {
    const auto readers = readers_of(l);
    const auto last = std::ranges::find_if(readers, [&](std::int32_t reader) { return step_of_[at(reader)] < 0; });
    if (last != readers.end() && awaited_[at(*last)] == 0) todo_.push_back(*last);
  }

  // Whether a cell is computed as soon as its arguments are. This is the case for a cell that frees a slot, and for
  // every sum: a line is a term of several sums over all phases, and none of these sums alone would free the slot of
  // the line.
  bool follows(std::int32_t l) const {
    bool frees = formula(l).op == Op::add;
    for_each_part(l, [&](std::int32_t arg) { frees = frees || unread_[at(arg)] == 1; });
    return frees;
  }

  void make(std::int32_t l) {
    if (formula(l).op == Op::input) {
      begin(l).from = formula(l).args[0];
      return end(l);
    }
    for_each_part(l, [&](std::int32_t arg) {
      if (step_of_[at(arg)] >= 0) return;  // an argument without a step is an input
      begin(arg).from = formula(arg).args[0];
    });
    fill(begin(l), formula(l));
    for_each_part(l, [&](std::int32_t arg) {
      if (--unread_[at(arg)] == 0) free_slots_.push_back(slot_[at(arg)]);
    });
    end(l);
  }

  Step& begin(std::int32_t l) {
    if (free_slots_.empty()) {
      slot_[at(l)] = static_cast<std::int32_t>(plan_.slots++);
    } else {
      slot_[at(l)] = free_slots_.back();
      free_slots_.pop_back();
    }
    step_of_[at(l)] = static_cast<std::int32_t>(plan_.steps.size());
    Step& step = plan_.steps.emplace_back();
    step.op = formula(l).op;
    step.slot = slot_[at(l)];
    return step;
  }

  void end(std::int32_t l) {
    if (unread_[at(l)] == 0) free_slots_.push_back(slot_[at(l)]);  // an output that no other cell reads
  }

  std::int32_t slot_of(std::int32_t cell) const { return place(cell) < 0 ? folded : slot_[at(place(cell))]; }

  // Sets the arguments of a step: slots, or best values of cells that do not vary.
  void fill(Step& step, const Formula& f) {
    const std::size_t arity = f.op == Op::pick ? 1 : 3;
    for (std::size_t k = 0; k < arity; ++k) {
      if (f.args[k] < 0) continue;
      step.arg_slots[k] = slot_of(f.args[k]);
      step.arg_values[k] = planner_.cells_[at(f.args[k])].value;
    }
    if (f.op != Op::pick) return;
    step.from = static_cast<std::int32_t>(plan_.tables.size());
    step.table_size = f.args[2];
    for (std::int32_t k = 0; k < f.args[2]; ++k) {
      const auto entry = planner_.tables_[at(f.args[1] + k)];
      plan_.tables.push_back({slot_of(entry), planner_.cells_[at(entry)].value});
    }
  }

  std::int32_t step_of_output(std::int32_t output) const {
    const auto l = place(planner_.first_equal(output));
    return l < 0 ? -1 : step_of_[at(l)];
  }

  // Records which outputs each step is copied to.
  void copy_outputs(std::span<const std::int32_t> outputs) {
    std::vector<std::int32_t> copies(plan_.steps.size() + 1);
    for (const auto output : outputs) {
      const auto step = step_of_output(output);
      plan_.output_varies.push_back(step >= 0);
      plan_.best.push_back(planner_.cells_[at(planner_.first_equal(output))].value);
      if (step >= 0) ++copies[at(step) + 1];
    }
    for (std::size_t s = 0; s < plan_.steps.size(); ++s) {
      copies[s + 1] += copies[s];
      plan_.steps[s].first_copy = plan_.steps[s].last_copy = copies[s];
    }
    plan_.copies.resize(at(copies.back()));
    for (std::size_t k = 0; k < outputs.size(); ++k)
      if (const auto step = step_of_output(outputs[k]); step >= 0)
        plan_.copies[at(plan_.steps[at(step)].last_copy++)] = k;
  }

  const Planner& planner_;
  Desk& desk_;
  Plan plan_;
  std::vector<std::int32_t> reader_start_, readers_;  // the readers of each cell, one list after the other
  std::vector<std::int32_t> awaited_;                 // number of arguments that are formulas without a step yet
  std::vector<std::int32_t> unread_;                  // number of readers that have no step yet
  std::vector<std::int32_t> slot_, step_of_;
  std::vector<std::int32_t> free_slots_;  // the last one freed is used first
  std::vector<std::int32_t> todo_;
};

Plan Planner::scheduled(std::span<const std::int32_t> outputs, Desk& desk) const {
  return Schedule(*this, desk).plan(outputs);
}

}  // namespace aicarbon::sheet
