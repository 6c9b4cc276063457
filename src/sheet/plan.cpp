// See plan.hpp.
#include "sheet/plan.hpp"

#include <algorithm>
#include <bit>

namespace aicarbon::sheet {
namespace {

// Lists of numbers, stored one after the other: list k extends from start[k] to start[k + 1].
struct Lists {
  std::vector<std::int32_t> start, all;
  std::span<const std::int32_t> of(std::size_t k) const {
    return std::span(all).subspan(at(start[k]), at(start[k + 1] - start[k]));
  }
};

}  // namespace

template <class F>
void Planner::for_each_argument(const Formula& cell, F&& f) const {
  if (cell.op == Op::input || cell.op == Op::constant) return;
  if (cell.op == Op::pick) {
    f(cell.args[0]);
    for (std::int32_t k = 0; k < cell.args[2]; ++k) f(tables_[at(cell.args[1] + k)]);
    return;
  }
  for (const auto arg : cell.args)
    if (arg >= 0) f(arg);
}

Planner::Planner(const Sheet& sheet, const std::vector<bool>& varies, bool merge) {
  cells_.reserve(sheet.nodes().size());
  cell_of_input_.assign(sheet.inputs().size(), -1);
  for (const Node& node : sheet.nodes()) {
    if (node.op == Op::input) cell_of_input_[at(node.args[0])] = static_cast<std::int32_t>(cells_.size());
    cells_.push_back({node.op, node.args, node.value});
    if (node.op != Op::pick) continue;
    const auto table = sheet.table(node);
    cells_.back().args[1] = static_cast<std::int32_t>(tables_.size());
    tables_.insert(tables_.end(), table.begin(), table.end());
  }
  if (merge) merge_equals();
  varying_.assign(cells_.size(), 0);
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    bool any = cells_[i].op == Op::input && varies[at(cells_[i].args[0])];
    for_each_argument(cells_[i], [&](std::int32_t arg) { any = any || varying_[at(arg)] != 0; });
    varying_[i] = any ? 1 : 0;
    varying_count_ += any ? 1 : 0;
  }
}

bool Planner::same(const Formula& a, const Formula& b) const {
  if (a.op != b.op || a.args[0] != b.args[0]) return false;
  if (a.op == Op::constant) return std::bit_cast<std::uint64_t>(a.value) == std::bit_cast<std::uint64_t>(b.value);
  if (a.op != Op::pick) return a.args == b.args;
  const auto table = [&](const Formula& f) { return std::span(tables_).subspan(at(f.args[1]), at(f.args[2])); };
  return std::ranges::equal(table(a), table(b));
}

std::uint64_t Planner::hash(const Formula& cell) const {
  std::uint64_t h = static_cast<std::uint64_t>(cell.op);
  const auto mix = [&](std::uint64_t x) {
    h = (h ^ x) * 0x9E3779B97F4A7C15ULL;
    h ^= h >> 29U;
  };
  if (cell.op == Op::constant) mix(std::bit_cast<std::uint64_t>(cell.value));
  else if (cell.op == Op::pick) for_each_argument(cell, [&](std::int32_t arg) { mix(at(arg)); });
  else
    for (const auto arg : cell.args) mix(static_cast<std::uint32_t>(arg));
  return h;
}

// Formulas of several phases or sources contain the same products. Each product is computed only once per row:
// arguments and outputs refer to the first cell with the same operation on the same cells.
void Planner::merge_equals() {
  first_.resize(cells_.size());
  const std::size_t places = std::bit_ceil(std::max<std::size_t>(cells_.size() * 2, 16));
  std::vector<std::int32_t> seen(places, -1);
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    Formula& cell = cells_[i];
    first_[i] = static_cast<std::int32_t>(i);
    if (cell.op == Op::input) continue;
    if (cell.op == Op::pick) {
      cell.args[0] = first_[at(cell.args[0])];
      for (std::int32_t k = 0; k < cell.args[2]; ++k) {
        auto& entry = tables_[at(cell.args[1] + k)];
        entry = first_[at(entry)];
      }
    } else if (cell.op != Op::constant) {
      for (auto& arg : cell.args)
        if (arg >= 0) arg = first_[at(arg)];
    }
    for (std::size_t place = hash(cell) & (places - 1);; place = (place + 1) & (places - 1)) {
      if (seen[place] < 0) {
        seen[place] = static_cast<std::int32_t>(i);
        break;
      }
      if (same(cells_[at(seen[place])], cell)) {
        first_[i] = seen[place];
        break;
      }
    }
  }
}

Plan Planner::plan(std::span<const std::int32_t> outputs, Desk& desk) const {
  auto& cells = desk.cells_;
  cells.clear();
  const auto reach = [&](std::int32_t cell) {
    if (varying_[at(cell)] == 0 || desk.place_[at(cell)] >= 0) return;
    desk.place_[at(cell)] = 0;
    cells.push_back(cell);
  };
  for (const auto output : outputs) reach(first_equal(output));
  for (std::size_t k = 0; k < cells.size(); ++k) for_each_argument(cells_[at(cells[k])], reach);
  return scheduled(outputs, desk);
}

void Planner::prepare_inputs(std::span<const std::int32_t> outputs) {
  std::vector<char> live(cells_.size());
  for (const auto output : outputs) live[at(first_equal(output))] = 1;
  reader_start_.assign(cells_.size() + 1, 0);
  for (std::size_t i = cells_.size(); i-- > 0;)
    if (live[i] != 0 && varying_[i] != 0)
      for_each_argument(cells_[i], [&](std::int32_t arg) {
        live[at(arg)] = 1;
        if (varying_[at(arg)] != 0) ++reader_start_[at(arg) + 1];
      });
  for (std::size_t i = 0; i < cells_.size(); ++i) reader_start_[i + 1] += reader_start_[i];
  readers_.resize(at(reader_start_.back()));
  auto next = reader_start_;
  for (std::size_t i = 0; i < cells_.size(); ++i)
    if (live[i] != 0 && varying_[i] != 0)
      for_each_argument(cells_[i], [&](std::int32_t arg) {
        if (varying_[at(arg)] != 0) readers_[at(next[at(arg)]++)] = static_cast<std::int32_t>(i);
      });
}

Plan Planner::plan_of_inputs(std::span<const std::int32_t> outputs, std::span<const std::size_t> inputs,
                             Desk& desk) const {
  auto& cells = desk.cells_;
  cells.clear();
  const auto reach = [&](std::int32_t cell) {
    if (desk.place_[at(cell)] >= 0) return;
    desk.place_[at(cell)] = 0;
    cells.push_back(cell);
  };
  for (const std::size_t input : inputs)
    if (const auto cell = cell_of_input_[input]; cell >= 0 && varying_[at(cell)] != 0) reach(cell);
  for (std::size_t k = 0; k < cells.size(); ++k)
    for (auto r = reader_start_[at(cells[k])]; r < reader_start_[at(cells[k]) + 1]; ++r) reach(readers_[at(r)]);
  return scheduled(outputs, desk);
}

// Makes the steps for the cells of a plan. An input is drawn just before its first reader. A cell that is the last
// reader of another, such as the next partial sum, follows as soon as its arguments are computed. A slot is reused
// after its last reader, so that a block fits into the cache, however many lines a report has.
Plan Planner::scheduled(std::span<const std::int32_t> outputs, Desk& desk) const {
  auto& cells = desk.cells_;
  std::ranges::sort(cells);
  const std::size_t count = cells.size();
  for (std::size_t l = 0; l < count; ++l) desk.place_[at(cells[l])] = static_cast<std::int32_t>(l);
  const auto place = [&](std::int32_t cell) { return desk.place_[at(cell)]; };
  const auto formula = [&](std::int32_t l) -> const Formula& { return cells_[at(cells[at(l)])]; };
  const auto for_each_part = [&](std::int32_t l, auto&& f) {
    for_each_argument(formula(l), [&](std::int32_t arg) {
      if (place(arg) >= 0) f(place(arg));
    });
  };

  Lists readers;
  readers.start.assign(count + 1, 0);
  std::vector<std::int32_t> awaited(count);  // number of arguments that are formulas without a step yet
  for (std::size_t l = 0; l < count; ++l)
    for_each_part(static_cast<std::int32_t>(l), [&](std::int32_t arg) {
      ++readers.start[at(arg) + 1];
      if (formula(arg).op != Op::input) ++awaited[l];
    });
  std::vector<std::int32_t> unread(count);  // number of readers that have no step yet
  for (std::size_t l = 0; l < count; ++l) {
    unread[l] = readers.start[l + 1];
    readers.start[l + 1] += readers.start[l];
  }
  readers.all.resize(at(readers.start.back()));
  auto next = readers.start;
  for (std::size_t l = 0; l < count; ++l)
    for_each_part(static_cast<std::int32_t>(l),
                  [&](std::int32_t arg) { readers.all[at(next[at(arg)]++)] = static_cast<std::int32_t>(l); });

  Plan p;
  p.steps.reserve(count);
  std::vector<std::int32_t> slot(count, folded), step_of(count, -1), free_slots;
  const auto begin = [&](std::int32_t l) {
    if (free_slots.empty()) {
      slot[at(l)] = static_cast<std::int32_t>(p.slots++);
    } else {
      slot[at(l)] = free_slots.back();
      free_slots.pop_back();
    }
    step_of[at(l)] = static_cast<std::int32_t>(p.steps.size());
    Step& step = p.steps.emplace_back();
    step.op = formula(l).op;
    step.slot = slot[at(l)];
    return &step;
  };
  const auto end = [&](std::int32_t l) {
    if (unread[at(l)] == 0) free_slots.push_back(slot[at(l)]);  // an output that no other cell reads
  };
  const auto make = [&](std::int32_t l) {
    const Formula& f = formula(l);
    if (f.op == Op::input) {
      begin(l)->from = f.args[0];
      return end(l);
    }
    for_each_part(l, [&](std::int32_t arg) {
      if (step_of[at(arg)] >= 0) return;  // otherwise it is an input
      begin(arg)->from = formula(arg).args[0];
    });
    Step& step = *begin(l);
    const auto slot_of = [&](std::int32_t cell) { return place(cell) < 0 ? folded : slot[at(place(cell))]; };
    const std::size_t arity = f.op == Op::pick ? 1 : 3;
    for (std::size_t k = 0; k < arity; ++k) {
      if (f.args[k] < 0) continue;
      step.arg_slots[k] = slot_of(f.args[k]);
      step.arg_values[k] = cells_[at(f.args[k])].value;
    }
    if (f.op == Op::pick) {
      step.from = static_cast<std::int32_t>(p.tables.size());
      step.table_size = f.args[2];
      for (std::int32_t k = 0; k < f.args[2]; ++k) {
        const auto entry = tables_[at(f.args[1] + k)];
        p.tables.push_back({slot_of(entry), cells_[at(entry)].value});
      }
    }
    for_each_part(l, [&](std::int32_t arg) {
      if (--unread[at(arg)] == 0) free_slots.push_back(slot[at(arg)]);
    });
    end(l);
  };
  const auto frees_one = [&](std::int32_t l) {
    bool frees = false;
    for_each_part(l, [&](std::int32_t arg) { frees = frees || unread[at(arg)] == 1; });
    return frees;
  };
  std::vector<std::int32_t> todo;
  for (std::size_t first = 0; first < count; ++first) {
    if (step_of[first] >= 0) continue;
    const auto here = static_cast<std::int32_t>(first);
    if (formula(here).op == Op::input && unread[first] > 0) continue;  // its step is made with that of its first reader
    todo.push_back(here);
    while (!todo.empty()) {
      const auto l = todo.back();
      todo.pop_back();
      if (step_of[at(l)] >= 0) continue;
      make(l);
      for (const auto reader : readers.of(at(l)))
        if (--awaited[at(reader)] == 0 && frees_one(reader)) todo.push_back(reader);
    }
  }

  std::vector<std::int32_t> copies(p.steps.size() + 1);
  const auto step_of_output = [&](std::int32_t output) {
    const auto l = place(first_equal(output));
    return l < 0 ? -1 : step_of[at(l)];
  };
  for (const auto output : outputs) {
    const auto step = step_of_output(output);
    p.output_varies.push_back(step >= 0);
    p.best.push_back(cells_[at(first_equal(output))].value);
    if (step >= 0) ++copies[at(step) + 1];
  }
  for (std::size_t s = 0; s < p.steps.size(); ++s) {
    copies[s + 1] += copies[s];
    p.steps[s].first_copy = p.steps[s].last_copy = copies[s];
  }
  p.copies.resize(at(copies.back()));
  for (std::size_t k = 0; k < outputs.size(); ++k)
    if (const auto step = step_of_output(outputs[k]); step >= 0) p.copies[at(p.steps[at(step)].last_copy++)] = k;
  for (const auto cell : cells) desk.place_[at(cell)] = -1;
  return p;
}

}  // namespace aicarbon::sheet
