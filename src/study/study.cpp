// See study.hpp.
#include "study/study.hpp"

#include "sheet/columns.hpp"
#include "sheet/draw.hpp"
#include "sheet/plan.hpp"
#include "study/streaming_percentiles.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <mutex>
#include <thread>
#include <utility>

namespace aicarbon::study {

namespace {

Estimate estimate_of(double best, const Percentiles& p, double mean, double below_best) {
  return {best, p.p5, p.p95, p.constant ? p.p5 : mean, p.median, below_best};
}

// Calls work(k) for each k below `count`, distributed over `threads` threads.
template <class F>
void in_parallel(unsigned threads, std::size_t count, F&& work) {
  std::atomic<std::size_t> next{0};
  const auto some = [&] {
    for (std::size_t k = next++; k < count; k = next++) work(k);
  };
  std::vector<std::jthread> pool;
  for (std::size_t w = 1; w < std::min<std::size_t>(threads, count); ++w) pool.emplace_back(some);
  some();
}

// Samples the cells that vary. A percentile needs all rows of its cell, so each thread has at most `most_held` cells in
// memory at a time.
class Sampling {
 public:
  Sampling(const Sheet& sheet, const sheet::Planner& planner, std::span<const std::int32_t> outputs,
           const Options& options)
      : sheet_(sheet), planner_(planner), outputs_(outputs), options_(options), sampled_cells_(outputs.size()) {}

  std::vector<Estimate> sampled_cells() && {
    const std::size_t batches = (outputs_.size() + most_held - 1) / most_held;
    if (batches == 1) {
      sheet::Planner::Desk desk(planner_);
      with_all_threads(0, desk);
    } else if (batches > 1) {
      in_batches(batches);
    }
    return std::move(sampled_cells_);
  }

 private:
  static constexpr std::size_t most_held = 256;

  std::span<const std::int32_t> batch(std::size_t b) const {
    return outputs_.subspan(b * most_held, std::min(most_held, outputs_.size() - b * most_held));
  }
  double best_of(std::size_t b, std::size_t k) const {
    return sheet_.nodes()[static_cast<std::size_t>(outputs_[b * most_held + k])].value;
  }
  sheet::Fill filling() const {
    return [this](std::size_t input, std::size_t first, std::span<double> out) {
      sheet::draw(sheet_.inputs()[input], options_.seed, first, out);
    };
  }

  // A batch that needs few cells is evaluated by one thread. Batches that need a large part of the sheet, such as its
  // totals, and batches whose columns are too long to keep, follow at the end, one after the other, and the threads
  // divide the rows of each.
  void in_batches(std::size_t batches) {
    std::vector<std::size_t> wide;
    std::mutex guard;
    std::atomic<std::size_t> next{0};
    const bool in_columns = options_.samples <= most_rows_kept;
    in_parallel(options_.threads, std::max<std::size_t>(options_.threads, 1), [&](std::size_t) {
      sheet::Planner::Desk desk(planner_);
      sheet::Columns columns(most_held, in_columns ? options_.samples : 0);
      for (std::size_t b = next++; b < batches; b = next++) {
        sheet::Plan plan = planner_.plan(batch(b), desk);
        if (!in_columns || plan.steps.size() > planner_.varying_cells() / 8) {
          const std::lock_guard lock(guard);
          wide.push_back(b);
          continue;
        }
        const sheet::Evaluation evaluation(std::move(plan));
        evaluation.rows(0, options_.samples, columns, 0, filling());
        for (std::size_t k = 0; k < batch(b).size(); ++k) take_column(b, k, columns);
      }
    });
    sheet::Planner::Desk desk(planner_);
    for (const std::size_t b : wide) with_all_threads(b, desk);
  }

  void take_column(std::size_t b, std::size_t k, const sheet::Columns& columns) {
    sampled_cells_[b * most_held + k] = estimate(best_of(b, k), columns[k]);
  }

  void with_all_threads(std::size_t b, sheet::Planner::Desk& desk) {
    sheet::Evaluation evaluation(planner_.plan(batch(b), desk));
    if (options_.samples > most_rows_kept) by_pieces(b, evaluation, desk);
    else by_columns(b, evaluation);
  }

  void by_columns(std::size_t b, const sheet::Evaluation& evaluation) {
    sheet::Columns columns(batch(b).size(), options_.samples);
    evaluation.all_rows(options_.samples, columns, filling(), options_.threads);
    in_parallel(options_.threads, columns.size(), [&](std::size_t k) { take_column(b, k, columns); });
  }

  // Brackets the percentiles with the first rows, then processes all rows and keeps only values inside a bracket.
  void by_pieces(std::size_t b, const sheet::Evaluation& evaluation, sheet::Planner::Desk& desk) {
    constexpr std::size_t first_rows = 1U << 14U;
    constexpr std::size_t longest = 4096;
    const std::size_t outputs = batch(b).size();
    std::vector<Brackets> opened(outputs);
    {
      sheet::Columns first(outputs, first_rows);
      evaluation.all_rows(first_rows, first, filling(), options_.threads);
      in_parallel(options_.threads, outputs, [&](std::size_t k) { opened[k] = brackets(std::as_const(first)[k]); });
    }
    const auto parts = pieces(options_.samples, longest);
    const std::size_t workers = std::clamp<std::size_t>(options_.threads, 1, parts.size());
    std::vector<std::vector<Brackets>> taken(workers, opened);
    std::vector<std::vector<double>> sums(outputs, std::vector<double>(parts.size()));
    std::vector<std::vector<double>> below(workers, std::vector<double>(outputs));  // numbers of rows below best
    std::atomic<std::size_t> next{0};
    in_parallel(options_.threads, workers, [&](std::size_t worker) {
      sheet::Columns columns(outputs, longest);
      for (std::size_t p = next++; p < parts.size(); p = next++) {
        evaluation.rows(parts[p].first, parts[p].count, columns, 0, filling());
        for (std::size_t k = 0; k < outputs; ++k) {
          const auto rows = std::as_const(columns)[k].first(parts[p].count);
          take(taken[worker][k], rows);
          sums[k][p] = tree_sum(rows);
          below[worker][k] += count_below(rows, best_of(b, k));
        }
      }
    });

    std::vector<char> unfair(outputs);
    in_parallel(options_.threads, outputs, [&](std::size_t k) {
      for (std::size_t w = 1; w < workers; ++w) {
        merge(taken[0][k], taken[w][k]);
        below[0][k] += below[w][k];
      }
      const auto p = percentiles(taken[0][k], options_.samples);
      const double sum = sum_of_pieces(options_.samples, longest, sums[k]);
      const auto rows = static_cast<double>(options_.samples);
      if (p) sampled_cells_[b * most_held + k] = estimate_of(best_of(b, k), *p, sum / rows, below[0][k] / rows);
      else unfair[k] = 1;
    });
    for (std::size_t k = 0; k < outputs; ++k) {
      if (unfair[k] == 0) continue;
      const sheet::Evaluation alone(planner_.plan(batch(b).subspan(k, 1), desk));
      sheet::Columns column(1, options_.samples);
      alone.all_rows(options_.samples, column, filling(), options_.threads);
      sampled_cells_[b * most_held + k] = estimate(best_of(b, k), std::as_const(column)[0]);
    }
  }

  const Sheet& sheet_;
  const sheet::Planner& planner_;
  std::span<const std::int32_t> outputs_;
  const Options& options_;
  std::vector<Estimate> sampled_cells_;
};

}  // namespace

Estimate estimate(double best, std::span<const double> column) {
  if (column.empty()) return {best, {}, {}, {}, {}, {}};
  return estimate_of(best, percentiles(column), mean(column),
                     count_below(column, best) / static_cast<double>(column.size()));
}

double Effect::largest() const { return std::max(std::abs(low), std::abs(high)); }

std::vector<Estimate> sample(const Sheet& sheet, std::span<const std::int32_t> outputs, const Options& options) {
  std::vector<Estimate> result(outputs.size());
  for (std::size_t k = 0; k < outputs.size(); ++k)
    result[k].best = sheet.nodes()[static_cast<std::size_t>(outputs[k])].value;
  if (options.samples == 0) return result;

  std::vector<bool> varies;
  for (const Input& input : sheet.inputs()) varies.push_back(!input.value.exact());
  const sheet::Planner planner(sheet, varies, options.samples > sheet::block_rows);
  std::vector<std::int32_t> distinct;
  for (const auto output : outputs)
    if (planner.varies(output)) distinct.push_back(planner.first_equal(output));
  std::ranges::sort(distinct);
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  const auto sampled_cells = Sampling(sheet, planner, distinct, options).sampled_cells();
  for (std::size_t k = 0; k < outputs.size(); ++k) {
    Estimate& e = result[k];
    if (planner.varies(outputs[k])) {
      const auto at = std::ranges::lower_bound(distinct, planner.first_equal(outputs[k])) - distinct.begin();
      e = sampled_cells[static_cast<std::size_t>(at)];
    } else {
      e.low = e.high = e.mean = e.median = e.best;
      e.below_best = 0.5;  // every sample is a tie
    }
  }
  return result;
}

std::vector<Effect> tornado(const Sheet& sheet, std::int32_t output) {
  const auto& inputs = sheet.inputs();
  std::vector<std::size_t> uncertain;
  std::vector<bool> varies;
  std::vector<std::size_t> row_of(inputs.size());
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    varies.push_back(!inputs[i].value.exact());
    if (!varies.back()) continue;
    row_of[i] = 2 * uncertain.size();
    uncertain.push_back(i);
  }
  std::vector<Effect> effects(inputs.size());
  if (uncertain.empty()) return effects;
  const auto fill = [&](std::size_t input, std::size_t first, std::span<double> out) {
    std::ranges::fill(out, inputs[input].value.best);
    const auto put = [&](std::size_t row, double value) {
      if (row >= first && row < first + out.size()) out[row - first] = value;
    };
    put(row_of[input], sheet::p5(inputs[input].value));
    put(row_of[input] + 1, sheet::p95(inputs[input].value));
  };
  const double best = sheet.nodes()[static_cast<std::size_t>(output)].value;
  sheet::Planner planner(sheet, varies, 2 * uncertain.size() > sheet::block_rows);
  planner.prepare_inputs(output);
  sheet::Planner::Desk desk(planner);
  // A block of rows changes only a part of the inputs, so only cells that depend on these inputs are computed.
  constexpr std::size_t inputs_of_a_block = sheet::block_rows / 2;
  sheet::Columns column(1, sheet::block_rows);
  for (std::size_t first = 0; first < uncertain.size(); first += inputs_of_a_block) {
    const auto moved = std::span(uncertain).subspan(first, std::min(inputs_of_a_block, uncertain.size() - first));
    const sheet::Evaluation evaluation(planner.plan_of_inputs(moved, desk));
    evaluation.rows(2 * first, 2 * moved.size(), column, 0, fill);
    const auto values = std::as_const(column)[0];
    for (std::size_t k = 0; k < moved.size(); ++k) effects[moved[k]] = {values[2 * k] - best, values[2 * k + 1] - best};
  }
  return effects;
}

}  // namespace aicarbon::study
