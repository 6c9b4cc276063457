// See columns.hpp.
#include "sheet/columns.hpp"

#include "sheet/operation.hpp"

#include <algorithm>
#include <thread>

namespace aicarbon::sheet {
namespace {

constexpr std::int32_t folded = -1;

// A cell that varies: its slot in a block's arena, and its arguments' slots or folded values.
struct Step {
  Op op;
  std::int32_t slot;
  std::array<std::int32_t, 3> arg_slots;
  std::array<double, 3> arg_values;
};

struct Plan {
  struct Source {
    std::size_t input;
    std::int32_t slot;
  };
  std::vector<Source> sources;
  std::vector<Step> steps;
  std::vector<std::int32_t> slot_of;  // per node; `folded` when it is constant over the rows
  std::size_t slots = 0;
};

Plan plan(const Sheet& sheet, std::span<const std::int32_t> outputs, const std::vector<bool>& varies) {
  const auto& nodes = sheet.nodes();
  std::vector<bool> live(nodes.size());
  for (const auto output : outputs) live[static_cast<std::size_t>(output)] = true;
  Plan p;
  p.slot_of.assign(nodes.size(), folded);
  for (std::size_t i = nodes.size(); i-- > 0;)
    if (live[i] && nodes[i].op != Op::input)
      for (const auto arg : nodes[i].args)
        if (arg >= 0) live[static_cast<std::size_t>(arg)] = true;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const Node& node = nodes[i];
    if (!live[i] || node.op == Op::constant) continue;
    if (node.op == Op::input) {
      const auto input = static_cast<std::size_t>(node.args[0]);
      if (!varies[input]) continue;
      p.slot_of[i] = static_cast<std::int32_t>(p.slots++);
      p.sources.push_back({input, p.slot_of[i]});
      continue;
    }
    Step step{node.op, folded, {folded, folded, folded}, {0, 0, 0}};
    bool varying = false;
    for (std::size_t k = 0; k < 3; ++k) {
      if (node.args[k] < 0) continue;
      const auto arg = static_cast<std::size_t>(node.args[k]);
      step.arg_slots[k] = p.slot_of[arg];
      step.arg_values[k] = nodes[arg].value;
      varying = varying || step.arg_slots[k] != folded;
    }
    if (!varying) continue;
    step.slot = p.slot_of[i] = static_cast<std::int32_t>(p.slots++);
    p.steps.push_back(step);
  }
  return p;
}

// One operation over a block; a folded argument is a repeated value.
template <Op O>
void run(const Step& step, double* arena, std::size_t n) {
  double* out = arena + static_cast<std::size_t>(step.slot) * block_rows;
  const auto column = [&](std::size_t k) -> const double* {
    return step.arg_slots[k] == folded ? nullptr : arena + static_cast<std::size_t>(step.arg_slots[k]) * block_rows;
  };
  const double* a = column(0);
  const double* b = column(1);
  const double* c = column(2);
  const auto [va, vb, vc] = step.arg_values;
  if (a != nullptr && b != nullptr && row(O).arity == 2) {
    for (std::size_t i = 0; i < n; ++i) out[i] = apply<O>(a[i], b[i], 0);
  } else if (a != nullptr && row(O).arity == 2) {
    for (std::size_t i = 0; i < n; ++i) out[i] = apply<O>(a[i], vb, 0);
  } else if (b != nullptr && row(O).arity == 2) {
    for (std::size_t i = 0; i < n; ++i) out[i] = apply<O>(va, b[i], 0);
  } else {
    for (std::size_t i = 0; i < n; ++i)
      out[i] = apply<O>(a != nullptr ? a[i] : va, b != nullptr ? b[i] : vb, c != nullptr ? c[i] : vc);
  }
}

}  // namespace

std::vector<std::vector<double>> evaluate(const Sheet& sheet, std::span<const std::int32_t> outputs, std::size_t rows,
                                          const std::vector<bool>& varies, const Fill& fill, unsigned threads) {
  const Plan p = plan(sheet, outputs, varies);
  std::vector<std::vector<double>> columns(outputs.size());
  for (auto& column : columns) column.resize(rows);

  const auto blocks = (rows + block_rows - 1) / block_rows;
  const auto work = [&](std::size_t first_block, std::size_t last_block) {
    std::vector<double> arena(p.slots * block_rows);
    for (std::size_t block = first_block; block < last_block; ++block) {
      const std::size_t first = block * block_rows;
      const std::size_t n = std::min(block_rows, rows - first);
      for (const auto& source : p.sources)
        fill(source.input, first, {arena.data() + static_cast<std::size_t>(source.slot) * block_rows, n});
      for (const Step& step : p.steps) with_op(step.op, [&]<Op O>() { run<O>(step, arena.data(), n); });
      for (std::size_t k = 0; k < outputs.size(); ++k) {
        const auto node = static_cast<std::size_t>(outputs[k]);
        const auto slot = p.slot_of[node];
        double* out = columns[k].data() + first;
        if (slot == folded) std::fill_n(out, n, sheet.nodes()[node].value);
        else std::copy_n(arena.data() + static_cast<std::size_t>(slot) * block_rows, n, out);
      }
    }
  };
  const std::size_t workers = std::clamp<std::size_t>(threads, 1, std::max<std::size_t>(blocks, 1));
  std::vector<std::jthread> pool;
  for (std::size_t w = 1; w < workers; ++w) pool.emplace_back(work, blocks * w / workers, blocks * (w + 1) / workers);
  work(0, blocks / workers);
  return columns;
}

}  // namespace aicarbon::sheet
