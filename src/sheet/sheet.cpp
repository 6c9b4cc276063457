// Builds a sheet: cells are appended, evaluated at best values, and checked. `compact` keeps only the cells that the
// outputs need.
#include <aicarbon/sheet.hpp>

#include "sheet/operation.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace aicarbon {

std::int32_t Sheet::add(Op op, Dim dim, std::array<std::int32_t, 3> args, double value) {
  const auto arg = [&](std::size_t k) { return args[k] < 0 ? 0.0 : nodes_[static_cast<std::size_t>(args[k])].value; };
  if (op != Op::constant && op != Op::input && op != Op::pick) {
    for (int k = 0; k < sheet::row(op).arity; ++k) {
      const std::int32_t index = args[static_cast<std::size_t>(k)];
      if (index < 0 || index >= static_cast<std::int32_t>(nodes_.size()))
        throw std::logic_error("a formula was called without one of its cells");
    }
    value = sheet::with_op(op, [&]<Op O>() { return sheet::apply<O>(arg(0), arg(1), arg(2)); });
  }
  if (!std::isfinite(value)) {
    std::string formula(sheet::row(op).name);
    for (const std::int32_t index : args)
      if (index >= 0) formula += " [" + std::string(name_of(nodes_[static_cast<std::size_t>(index)])) + "]";
    throw std::domain_error("a cell is not finite at best values: " + formula);
  }
  nodes_.push_back({op, dim, args, -1, value});
  return static_cast<std::int32_t>(nodes_.size() - 1);
}

std::int32_t Sheet::add_input(Input input, Dim dim) {
  if (const auto found = cell_of_input_.find(input.id); found != cell_of_input_.end()) {
    Input& known = inputs_[static_cast<std::size_t>(nodes_[static_cast<std::size_t>(found->second)].args[0])];
    if (known.path != input.path && known.also.size() < Input::most_places &&
        std::ranges::find(known.also, input.path) == known.also.end())
      known.also.push_back(std::move(input.path));
    return found->second;
  }
  const double best = input.value.best;
  inputs_.push_back(std::move(input));
  const auto index = add(Op::input, dim, {static_cast<std::int32_t>(inputs_.size() - 1), -1, -1}, best);
  cell_of_input_.emplace(inputs_.back().id, index);
  return index;
}

std::int32_t Sheet::add_pick(Dim dim, std::int32_t key, std::span<const std::int32_t> table) {
  const auto chosen = static_cast<std::size_t>(nodes_[static_cast<std::size_t>(key)].value);
  if (chosen >= table.size()) throw std::domain_error("the best value of a key is outside its table");
  const auto first = static_cast<std::int32_t>(tables_.size());
  tables_.insert(tables_.end(), table.begin(), table.end());
  return add(Op::pick, dim, {key, first, static_cast<std::int32_t>(table.size())},
             nodes_[static_cast<std::size_t>(table[chosen])].value);
}

void Sheet::name(std::int32_t index, std::string_view name) {
  auto& node = nodes_[static_cast<std::size_t>(index)];
  if (name.empty() || node.name >= 0 || node.op == Op::input) return;
  node.name = static_cast<std::int32_t>(name_begins_.size() - 1);
  names_ += name;
  name_begins_.push_back(names_.size());
}

Sheet Sheet::compact(std::span<std::int32_t> outputs) && {
  // The cells, in the order in which a depth-first walk from the outputs leaves them, with arguments from left to
  // right. The order of construction is unsuitable, because compilers differ in which operand of a product they
  // evaluate first.
  std::vector<std::int32_t> order;
  std::vector<bool> seen(nodes_.size());
  struct Visit {
    std::int32_t index;
    std::int32_t next = 0;  // the argument to enter next
  };
  std::vector<Visit> way;  // no recursion, because a sum of a hundred thousand lines is as deep as it is long
  const auto argument = [&](const Node& node, std::int32_t k) -> std::int32_t {  // -1 after the last one
    if (node.op == Op::input) return -1;
    if (node.op == Op::pick)
      return k == 0 ? node.args[0] : k <= node.args[2] ? table(node)[static_cast<std::size_t>(k - 1)] : -1;
    return k < 3 ? node.args[static_cast<std::size_t>(k)] : -1;
  };
  const auto enter = [&](std::int32_t index) {
    if (seen[static_cast<std::size_t>(index)]) return;
    seen[static_cast<std::size_t>(index)] = true;
    way.push_back({index});
  };
  for (const auto output : outputs) {
    enter(output);
    while (!way.empty()) {
      Visit& here = way.back();
      const auto arg = argument(nodes_[static_cast<std::size_t>(here.index)], here.next++);
      if (arg >= 0) {
        enter(arg);
      } else {
        order.push_back(here.index);
        way.pop_back();
      }
    }
  }

  Sheet result;
  std::vector<std::int32_t> place(nodes_.size(), -1);
  result.nodes_.reserve(order.size());
  for (const auto index : order) {
    const Node& node = nodes_[static_cast<std::size_t>(index)];
    if (node.op == Op::input)
      place[static_cast<std::size_t>(index)] =
          result.add_input(std::move(inputs_[static_cast<std::size_t>(node.args[0])]), node.dim);
  }
  const auto moved = [&](std::int32_t cell) { return place[static_cast<std::size_t>(cell)]; };
  for (const auto index : order) {
    Node node = nodes_[static_cast<std::size_t>(index)];
    if (node.op == Op::input) continue;
    if (node.op == Op::pick) {
      const auto first = static_cast<std::int32_t>(result.tables_.size());
      for (const auto entry : table(node)) result.tables_.push_back(moved(entry));
      node.args = {moved(node.args[0]), first, node.args[2]};
    } else {
      for (auto& arg : node.args)
        if (arg >= 0) arg = moved(arg);
    }
    place[static_cast<std::size_t>(index)] = static_cast<std::int32_t>(result.nodes_.size());
    result.nodes_.push_back(node);
  }
  result.names_ = std::move(names_);
  result.name_begins_ = std::move(name_begins_);
  for (auto& output : outputs) output = place[static_cast<std::size_t>(output)];
  return result;
}

}  // namespace aicarbon
