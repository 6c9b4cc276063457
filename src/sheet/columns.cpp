// See columns.hpp.
#include "sheet/columns.hpp"

#include "clones.hpp"
#include "sheet/operation.hpp"
#include "sheet/plan.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>
#include <memory>
#include <new>
#include <thread>
#include <utility>

namespace aicarbon::sheet {

namespace {

// Computes one operation over a block. A folded argument is a cell that does not vary: it has the same value in every
// row.
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

void run_pick(const Step& step, const Plan& plan, double* arena, std::size_t n) {
  double* out = arena + static_cast<std::size_t>(step.slot) * block_rows;
  const double* keys =
      step.arg_slots[0] == folded ? nullptr : arena + static_cast<std::size_t>(step.arg_slots[0]) * block_rows;
  const auto table =
      std::span(plan.tables).subspan(static_cast<std::size_t>(step.from), static_cast<std::size_t>(step.table_size));
  const auto size = static_cast<double>(table.size());
  for (std::size_t i = 0; i < n; ++i) {
    const double key = keys != nullptr ? keys[i] : step.arg_values[0];
    if (!(key >= 0 && key < size)) {
      out[i] = std::numeric_limits<double>::quiet_NaN();
      continue;
    }
    const auto [slot, value] = table[static_cast<std::size_t>(key)];
    out[i] = slot == folded ? value : arena[static_cast<std::size_t>(slot) * block_rows + i];
  }
}

AICARBON_CLONES void run(const Step& step, const Plan& plan, double* arena, std::size_t n) {
  if (step.op == Op::pick) return run_pick(step, plan, arena, n);
  with_op(step.op, [&]<Op O>() { run<O>(step, arena, n); });
}

// Adds the terms to every row, one after the other. Several rows are in registers at a time.
AICARBON_CLONES void add_terms(std::span<const double> terms, std::span<double> column) {
  constexpr std::size_t most = 32;
  for (std::size_t first = 0; first < column.size(); first += most) {
    const auto rows = column.subspan(first, std::min(most, column.size() - first));
    std::array<double, most> sums{};
    std::ranges::copy(rows, sums.begin());
    for (const double term : terms)
      for (double& sum : sums) sum += term;
    std::copy_n(sums.begin(), rows.size(), rows.begin());
  }
}

}  // namespace

Columns::Columns(std::size_t count, std::size_t rows) : count_(count), rows_(rows) {
  constexpr std::size_t page = 2U << 20U;
  const std::size_t bytes = std::max<std::size_t>(count * rows * sizeof(double), 1);
  const std::size_t whole = (bytes + page - 1) / page * page;
  block_.reset(static_cast<double*>(
      bytes < page / 2
          ? std::malloc(bytes)
          : std::aligned_alloc(page, whole)));  // NOLINT(cppcoreguidelines-no-malloc): make_unique would write memory
  if (block_ == nullptr) throw std::bad_alloc();
#ifdef MADV_HUGEPAGE
  if (bytes >= page / 2) ::madvise(block_.get(), whole, MADV_HUGEPAGE);  // a hint, without which the pages are small
#endif
}

Evaluation::Evaluation(const Sheet& sheet, std::span<const std::int32_t> outputs, const std::vector<bool>& varies,
                       std::size_t rows) {
  const Planner planner(sheet, varies, rows > block_rows);
  Planner::Desk desk(planner);
  plan_ = std::make_unique<const Plan>(planner.plan(outputs, desk));
}
Evaluation::Evaluation(Plan plan) : plan_(std::make_unique<const Plan>(std::move(plan))) {}
Evaluation::~Evaluation() = default;

void Evaluation::rows(std::size_t first, std::size_t count, Columns& columns, std::size_t at, const Fill& fill) const {
  const std::size_t outputs = plan_->best.size();
  for (std::size_t k = 0; k < outputs; ++k)
    if (!plan_->output_varies[k]) std::ranges::fill(columns[k].subspan(at, count), plan_->best[k]);
  const auto arena = std::make_unique_for_overwrite<double[]>(plan_->slots * block_rows);  // read only where written
  for (std::size_t done = 0; done < count; done += block_rows) {
    const std::size_t n = std::min(block_rows, count - done);
    for (const Step& step : plan_->steps) {
      double* cells = arena.get() + static_cast<std::size_t>(step.slot) * block_rows;
      if (step.op == Op::input) fill(static_cast<std::size_t>(step.from), first + done, {cells, n});
      else run(step, *plan_, arena.get(), n);
      for (auto k = step.first_copy; k < step.last_copy; ++k)
        std::copy_n(cells, n, columns[plan_->copies[static_cast<std::size_t>(k)]].data() + at + done);
    }
  }
  if (!plan_->terms.empty()) add_terms(plan_->terms, columns[0].subspan(at, count));
}

Columns evaluate(const Sheet& sheet, std::span<const std::int32_t> outputs, std::size_t rows,
                 const std::vector<bool>& varies, const Fill& fill, unsigned threads) {
  Columns columns(outputs.size(), rows);
  Evaluation(sheet, outputs, varies, rows).all_rows(rows, columns, fill, threads);
  return columns;
}

void Evaluation::all_rows(std::size_t rows, Columns& columns, const Fill& fill, unsigned threads) const {
  const auto blocks = (rows + block_rows - 1) / block_rows;
  const auto work = [&](std::size_t first_block, std::size_t last_block) {
    const std::size_t first = first_block * block_rows;
    this->rows(first, std::min(rows, last_block * block_rows) - first, columns, first, fill);
  };
  const std::size_t workers = std::clamp<std::size_t>(threads, 1, std::max<std::size_t>(blocks, 1));
  std::vector<std::jthread> pool;
  for (std::size_t w = 1; w < workers; ++w) pool.emplace_back(work, blocks * w / workers, blocks * (w + 1) / workers);
  work(0, blocks / workers);
}

}  // namespace aicarbon::sheet
