// See study.hpp.
#include "study/study.hpp"

#include "sheet/columns.hpp"
#include "sheet/draw.hpp"
#include "study/streaming_percentiles.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <thread>
#include <utility>

namespace aicarbon::study {

namespace {

struct Sampled {
  Percentiles percentiles;
  double mean;
};

Sampled sampled(const Percentiles& p, double mean) { return {p, p.constant ? p.p5 : mean}; }

// Calls work(k) for k below count, each on one of `threads` threads, whichever comes first.
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

// Cells that vary, sampled.
class Sampling {
 public:
  Sampling(const Sheet& sheet, std::span<const std::int32_t> outputs, const std::vector<bool>& varies,
           const Options& options)
      : sheet_(sheet), outputs_(outputs), varies_(varies), options_(options) {}

  std::vector<Sampled> sampled_cells() const {
    if (outputs_.empty()) return {};
    return options_.samples > most_rows_kept ? by_pieces() : by_columns(outputs_);
  }

 private:
  void fill(std::size_t input, std::size_t first, std::span<double> out) const {
    sheet::draw(sheet_.inputs()[input], options_.seed, first, out);
  }
  sheet::Fill filling() const {
    return [this](std::size_t input, std::size_t first, std::span<double> out) { fill(input, first, out); };
  }

  std::vector<Sampled> by_columns(std::span<const std::int32_t> outputs) const {
    const auto columns = sheet::evaluate(sheet_, outputs, options_.samples, varies_, filling(), options_.threads);
    std::vector<Sampled> sampled_cells(outputs.size());
    in_parallel(options_.threads, outputs.size(),
                [&](std::size_t k) { sampled_cells[k] = sampled(percentiles(columns[k]), mean(columns[k])); });
    return sampled_cells;
  }

  // The first rows bracket the percentiles; then all rows are processed, and only those in a bracket are kept.
  std::vector<Sampled> by_pieces() const {
    constexpr std::size_t first_rows = 1U << 14U;
    constexpr std::size_t longest = 4096;
    const auto first = sheet::evaluate(sheet_, outputs_, first_rows, varies_, filling(), options_.threads);
    std::vector<Brackets> opened(outputs_.size());
    in_parallel(options_.threads, outputs_.size(), [&](std::size_t k) { opened[k] = brackets(first[k]); });

    const auto parts = pieces(options_.samples, longest);
    const std::size_t workers = std::clamp<std::size_t>(options_.threads, 1, parts.size());
    std::vector<std::vector<Brackets>> taken(workers, opened);
    std::vector<std::vector<double>> sums(outputs_.size(), std::vector<double>(parts.size()));
    const sheet::Evaluation evaluation(sheet_, outputs_, varies_, options_.samples);
    std::atomic<std::size_t> next{0};
    in_parallel(options_.threads, workers, [&](std::size_t worker) {
      sheet::Columns columns(outputs_.size(), longest);
      for (std::size_t p = next++; p < parts.size(); p = next++) {
        evaluation.rows(parts[p].first, parts[p].count, columns, 0, filling());
        for (std::size_t k = 0; k < outputs_.size(); ++k) {
          const auto rows = std::as_const(columns)[k].first(parts[p].count);
          take(taken[worker][k], rows);
          sums[k][p] = tree_sum(rows);
        }
      }
    });

    std::vector<Sampled> sampled_cells(outputs_.size());
    std::vector<char> unfair(outputs_.size());
    in_parallel(options_.threads, outputs_.size(), [&](std::size_t k) {
      for (std::size_t w = 1; w < workers; ++w) merge(taken[0][k], taken[w][k]);
      const auto p = percentiles(taken[0][k], options_.samples);
      const double sum = sum_of_pieces(options_.samples, longest, sums[k]);
      if (p) sampled_cells[k] = sampled(*p, sum / static_cast<double>(options_.samples));
      else unfair[k] = 1;
    });
    for (std::size_t k = 0; k < outputs_.size(); ++k)
      if (unfair[k] != 0) sampled_cells[k] = by_columns(outputs_.subspan(k, 1)).front();
    return sampled_cells;
  }

  const Sheet& sheet_;
  std::span<const std::int32_t> outputs_;
  const std::vector<bool>& varies_;
  const Options& options_;
};

}  // namespace

double Effect::largest() const { return std::max(std::abs(low), std::abs(high)); }

std::vector<Estimate> sample(const Sheet& sheet, std::span<const std::int32_t> outputs, const Options& options) {
  std::vector<Estimate> result(outputs.size());
  for (std::size_t k = 0; k < outputs.size(); ++k)
    result[k].best = sheet.nodes()[static_cast<std::size_t>(outputs[k])].value;
  if (options.samples == 0) return result;

  std::vector<bool> varies;
  for (const Input& input : sheet.inputs()) varies.push_back(!input.value.exact());
  const auto varying = sheet::depends(sheet, outputs, varies);
  std::vector<std::int32_t> distinct;
  for (std::size_t k = 0; k < outputs.size(); ++k)
    if (varying[k]) distinct.push_back(outputs[k]);
  std::ranges::sort(distinct);
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  const auto sampled_cells = Sampling(sheet, distinct, varies, options).sampled_cells();
  for (std::size_t k = 0; k < outputs.size(); ++k) {
    Estimate& e = result[k];
    e.low = e.high = e.mean = e.median = e.best;
    if (!varying[k]) continue;
    const auto at = std::ranges::lower_bound(distinct, outputs[k]) - distinct.begin();
    const Sampled& s = sampled_cells[static_cast<std::size_t>(at)];
    e.low = s.percentiles.p5;
    e.median = s.percentiles.median;
    e.high = s.percentiles.p95;
    e.mean = s.mean;
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
  const std::int32_t outputs[] = {output};
  const auto columns = sheet::evaluate(sheet, outputs, 2 * uncertain.size(), varies, fill, 1);
  const double best = sheet.nodes()[static_cast<std::size_t>(output)].value;
  for (const std::size_t i : uncertain) effects[i] = {columns[0][row_of[i]] - best, columns[0][row_of[i] + 1] - best};
  return effects;
}

}  // namespace aicarbon::study
