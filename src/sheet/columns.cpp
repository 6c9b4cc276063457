// See columns.hpp.
#include "sheet/columns.hpp"

#include "sheet/clones.hpp"
#include "sheet/operation.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <limits>
#include <map>
#include <new>
#include <thread>
#include <tuple>

namespace aicarbon::sheet {

constexpr std::int32_t folded = -1;

// A cell that varies: its slot in the arena of a block, the slots or folded values of its arguments, and the outputs it
// is copied to.
struct Step {
  Op op;
  std::size_t input = 0;  // for an input
  std::int32_t slot = folded;
  std::array<std::int32_t, 3> arg_slots{folded, folded, folded};
  std::array<double, 3> arg_values{};
  std::vector<std::int32_t> table_slots;  // for a pick: the slot of each table entry, or its folded value
  std::vector<double> table_values;
  std::vector<std::size_t> outputs;
};

struct Evaluation::Plan {
  std::vector<Step> steps;
  std::vector<bool> output_varies;
  std::vector<double> best;  // for each output
  std::size_t slots = 0;
};

namespace {

// What a plan needs to know about a cell. Arguments and outputs are indices into a vector of them.
struct Formula {
  Op op;
  std::array<std::int32_t, 3> args;  // for a pick, only the key
  double value;
  std::vector<std::int32_t> table;

  template <class F>
  void for_each_argument(F&& f) const {
    if (op == Op::input) return;
    for (const auto arg : args)
      if (arg >= 0) f(arg);
    for (const auto entry : table) f(entry);
  }
};

std::vector<Formula> formulas(const Sheet& sheet) {
  std::vector<Formula> list;
  list.reserve(sheet.nodes().size());
  for (const Node& node : sheet.nodes()) {
    list.push_back({node.op, node.args, node.value, {}});
    if (node.op != Op::pick) continue;
    list.back().args = {node.args[0], folded, folded};
    const auto table = sheet.table(node);
    list.back().table.assign(table.begin(), table.end());
  }
  return list;
}

// Formulas of several phases or sources contain the same products. Over many rows each product is computed once:
// arguments and outputs refer to the first cell with the same operation on the same cells.
void merge_equals(std::vector<Formula>& cells, std::span<std::int32_t> outputs) {
  std::map<std::tuple<Op, std::array<std::int32_t, 3>, std::uint64_t, std::vector<std::int32_t>>, std::int32_t> seen;
  std::vector<std::int32_t> first;
  const auto to_first = [&](std::int32_t& cell) {
    if (cell >= 0) cell = first[static_cast<std::size_t>(cell)];
  };
  for (Formula& cell : cells) {
    if (cell.op != Op::input) std::ranges::for_each(cell.args, to_first);
    std::ranges::for_each(cell.table, to_first);
    const std::uint64_t constant = cell.op == Op::constant ? std::bit_cast<std::uint64_t>(cell.value) : 0;
    const auto here = static_cast<std::int32_t>(first.size());
    first.push_back(seen.emplace(std::tuple{cell.op, cell.args, constant, cell.table}, here).first->second);
  }
  std::ranges::for_each(outputs, to_first);
}

// Steps in the order of the cells. A slot is reused after its last reader, so that a block stays in the cache.
Evaluation::Plan plan(std::span<const Formula> nodes, std::span<const std::int32_t> outputs,
                      const std::vector<bool>& varies) {
  std::vector<std::size_t> last_reader(nodes.size(), 0);
  std::vector<bool> live(nodes.size());
  for (const auto output : outputs) live[at(output)] = true;
  for (std::size_t i = nodes.size(); i-- > 0;) {
    if (!live[i]) continue;
    nodes[i].for_each_argument([&](std::int32_t arg) {
      live[at(arg)] = true;
      last_reader[at(arg)] = std::max(last_reader[at(arg)], i);
    });
  }
  Evaluation::Plan p;
  std::vector<std::int32_t> slot_of(nodes.size(), folded);
  std::vector<std::int32_t> free_slots;
  const auto take_slot = [&] {
    if (free_slots.empty()) return static_cast<std::int32_t>(p.slots++);
    const auto slot = free_slots.back();
    free_slots.pop_back();
    return slot;
  };
  std::vector<std::size_t> step_of(nodes.size(), 0);
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const Formula& node = nodes[i];
    if (!live[i] || node.op == Op::constant) continue;
    Step step{node.op};
    bool varying = false;
    if (node.op == Op::input) {
      step.input = at(node.args[0]);
      varying = varies[step.input];
    } else {
      for (std::size_t k = 0; k < 3; ++k) {
        if (node.args[k] < 0) continue;
        step.arg_slots[k] = slot_of[at(node.args[k])];
        step.arg_values[k] = nodes[at(node.args[k])].value;
        varying = varying || step.arg_slots[k] != folded;
      }
      for (const auto entry : node.table) {
        step.table_slots.push_back(slot_of[at(entry)]);
        step.table_values.push_back(nodes[at(entry)].value);
        varying = varying || slot_of[at(entry)] != folded;
      }
    }
    if (!varying) continue;
    step.slot = slot_of[i] = take_slot();
    std::vector<std::int32_t> done;  // arguments that are not read again, each once
    node.for_each_argument([&](std::int32_t arg) {
      if (slot_of[at(arg)] != folded && last_reader[at(arg)] == i && std::ranges::find(done, arg) == done.end())
        done.push_back(arg);
    });
    for (const auto arg : done) free_slots.push_back(slot_of[at(arg)]);
    step_of[i] = p.steps.size();
    p.steps.push_back(std::move(step));
    if (last_reader[i] == 0) free_slots.push_back(slot_of[i]);  // an output without readers
  }
  for (std::size_t k = 0; k < outputs.size(); ++k) {
    const bool varies_here = slot_of[at(outputs[k])] != folded;
    p.output_varies.push_back(varies_here);
    p.best.push_back(nodes[at(outputs[k])].value);
    if (varies_here) p.steps[step_of[at(outputs[k])]].outputs.push_back(k);
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

void run_pick(const Step& step, double* arena, std::size_t n) {
  double* out = arena + static_cast<std::size_t>(step.slot) * block_rows;
  const double* keys =
      step.arg_slots[0] == folded ? nullptr : arena + static_cast<std::size_t>(step.arg_slots[0]) * block_rows;
  const auto size = static_cast<double>(step.table_values.size());
  for (std::size_t i = 0; i < n; ++i) {
    const double key = keys != nullptr ? keys[i] : step.arg_values[0];
    if (!(key >= 0 && key < size)) {
      out[i] = std::numeric_limits<double>::quiet_NaN();
      continue;
    }
    const auto k = static_cast<std::size_t>(key);
    const std::int32_t slot = step.table_slots[k];
    out[i] = slot == folded ? step.table_values[k] : arena[static_cast<std::size_t>(slot) * block_rows + i];
  }
}

AICARBON_CLONES void run(const Step& step, double* arena, std::size_t n) {
  if (step.op == Op::pick) return run_pick(step, arena, n);
  with_op(step.op, [&]<Op O>() { run<O>(step, arena, n); });
}

}  // namespace

Columns::Columns(std::size_t count, std::size_t rows) : count_(count), rows_(rows) {
  constexpr std::size_t page = 2U << 20U;
  const std::size_t bytes = std::max<std::size_t>(count * rows * sizeof(double), 1);
  const std::size_t whole = (bytes + page - 1) / page * page;
  block_.reset(static_cast<double*>(
      bytes < page / 2
          ? std::malloc(bytes)
          : std::aligned_alloc(
                page, whole)));  // NOLINT(cppcoreguidelines-no-malloc): left unwritten, which new[] would not do
  if (block_ == nullptr) throw std::bad_alloc();
#ifdef MADV_HUGEPAGE
  if (bytes >= page / 2) ::madvise(block_.get(), whole, MADV_HUGEPAGE);  // a hint: without it the pages are small
#endif
}

Evaluation::Evaluation(const Sheet& sheet, std::span<const std::int32_t> outputs, const std::vector<bool>& varies,
                       std::size_t rows) {
  auto cells = formulas(sheet);
  std::vector<std::int32_t> places(outputs.begin(), outputs.end());
  if (rows > block_rows) merge_equals(cells, places);
  plan_ = std::make_unique<const Plan>(plan(cells, places, varies));
}
Evaluation::~Evaluation() = default;

void Evaluation::rows(std::size_t first, std::size_t count, Columns& columns, std::size_t at, const Fill& fill) const {
  const std::size_t outputs = plan_->best.size();
  for (std::size_t k = 0; k < outputs; ++k)
    if (!plan_->output_varies[k]) std::ranges::fill(columns[k].subspan(at, count), plan_->best[k]);
  std::vector<double> arena(plan_->slots * block_rows);
  for (std::size_t done = 0; done < count; done += block_rows) {
    const std::size_t n = std::min(block_rows, count - done);
    for (const Step& step : plan_->steps) {
      double* cells = arena.data() + static_cast<std::size_t>(step.slot) * block_rows;
      if (step.op == Op::input) fill(step.input, first + done, {cells, n});
      else run(step, arena.data(), n);
      for (const std::size_t k : step.outputs) std::copy_n(cells, n, columns[k].data() + at + done);
    }
  }
}

std::vector<bool> depends(const Sheet& sheet, std::span<const std::int32_t> outputs, const std::vector<bool>& varies) {
  return plan(formulas(sheet), outputs, varies).output_varies;
}

Columns evaluate(const Sheet& sheet, std::span<const std::int32_t> outputs, std::size_t rows,
                 const std::vector<bool>& varies, const Fill& fill, unsigned threads) {
  const Evaluation evaluation(sheet, outputs, varies, rows);
  Columns columns(outputs.size(), rows);
  const auto blocks = (rows + block_rows - 1) / block_rows;
  const auto work = [&](std::size_t first_block, std::size_t last_block) {
    const std::size_t first = first_block * block_rows;
    evaluation.rows(first, std::min(rows, last_block * block_rows) - first, columns, first, fill);
  };
  const std::size_t workers = std::clamp<std::size_t>(threads, 1, std::max<std::size_t>(blocks, 1));
  std::vector<std::jthread> pool;
  for (std::size_t w = 1; w < workers; ++w) pool.emplace_back(work, blocks * w / workers, blocks * (w + 1) / workers);
  work(0, blocks / workers);
  return columns;
}

}  // namespace aicarbon::sheet
