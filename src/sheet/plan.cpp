// See plan.hpp.
#include "sheet/plan.hpp"

#include <algorithm>
#include <bit>

namespace aicarbon::sheet {

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

// Formulas of several phases or sources contain equal expressions. Each expression is computed only once per row:
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

void Planner::prepare_inputs(std::int32_t output) {
  output_ = first_equal(output);
  std::vector<char> live(cells_.size());
  live[at(output_)] = 1;
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
  find_sums();
}

// From the output back, as long as a cell is a sum that only the next sum reads.
void Planner::find_sums() {
  const auto is_sum = [&](std::int32_t cell) { return varying_[at(cell)] != 0 && cells_[at(cell)].op == Op::add; };
  const auto readers = [&](std::int32_t cell) { return reader_start_[at(cell) + 1] - reader_start_[at(cell)]; };
  sums_.clear();
  for (auto cell = output_; is_sum(cell) && readers(cell) == (sums_.empty() ? 0 : 1); cell = cells_[at(cell)].args[0])
    sums_.push_back(cell);
  std::ranges::reverse(sums_);
  terms_.clear();
  sum_of_.assign(cells_.size(), -1);
  for (std::size_t k = 0; k < sums_.size(); ++k) {
    terms_.push_back(cells_[at(cells_[at(sums_[k])].args[1])].value);
    sum_of_[at(sums_[k])] = static_cast<std::int32_t>(k);
  }
}

Plan Planner::plan_of_inputs(std::span<const std::size_t> inputs, Desk& desk) const {
  auto& cells = desk.cells_;
  cells.clear();
  const auto reach = [&](std::int32_t cell) {
    if (desk.place_[at(cell)] >= 0) return;
    desk.place_[at(cell)] = 0;
    cells.push_back(cell);
  };
  for (const std::size_t input : inputs)
    if (const auto cell = cell_of_input_[input]; cell >= 0 && varying_[at(cell)] != 0) reach(cell);
  auto first = static_cast<std::int32_t>(sums_.size());
  std::int32_t last = -1;
  for (std::size_t k = 0; k < cells.size(); ++k) {
    if (const auto sum = sum_of_[at(cells[k])]; sum >= 0) {  // the sums after it follow below
      first = std::min(first, sum);
      last = std::max(last, sum);
      continue;
    }
    for (auto r = reader_start_[at(cells[k])]; r < reader_start_[at(cells[k]) + 1]; ++r) reach(readers_[at(r)]);
  }
  for (auto sum = first; sum <= last; ++sum) reach(sums_[at(sum)]);
  const std::int32_t outputs[] = {last >= 0 ? sums_[at(last)] : output_};
  Plan plan = scheduled(outputs, desk);
  if (last >= 0) plan.terms = std::span(terms_).subspan(at(last) + 1);
  return plan;
}

}  // namespace aicarbon::sheet
