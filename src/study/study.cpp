// See study.hpp.
#include "study/study.hpp"

#include "sheet/columns.hpp"
#include "sheet/draw.hpp"

#include <algorithm>
#include <cmath>
#include <thread>

namespace aicarbon::study {
namespace {

// The k-th smallest of a column for two ranks: values are counted into bins, and only the bins that hold a rank are sorted.
class Ranks {
 public:
  explicit Ranks(std::span<const double> column) : column_(column) {
    const auto [low, high] = std::ranges::minmax(column);
    low_ = low;
    high_ = high;
    bins_per_unit_ = bins / (high - low);
  }

  bool constant() const { return !(high_ > low_); }

  double at(std::size_t rank) {
    if (constant()) return low_;
    if (counts_.empty()) count();
    std::size_t before = 0;
    std::size_t bin = 0;
    while (before + counts_[bin] <= rank) before += counts_[bin++];
    if (bin != held_bin_) {
      held_.clear();
      for (const double x : column_)
        if (bin_of(x) == bin) held_.push_back(x);
      std::ranges::sort(held_);
      held_bin_ = bin;
    }
    return held_[rank - before];
  }

 private:
  static constexpr std::size_t bins = 1024;

  std::size_t bin_of(double x) const {
    return std::min(bins - 1, static_cast<std::size_t>((x - low_) * bins_per_unit_));
  }
  void count() {
    counts_.assign(bins, 0);
    for (const double x : column_) ++counts_[bin_of(x)];
  }

  std::span<const double> column_;
  double low_ = 0;
  double high_ = 0;
  double bins_per_unit_ = 0;
  std::vector<std::size_t> counts_;
  std::vector<double> held_;
  std::size_t held_bin_ = bins;
};

double percentile(Ranks& ranks, std::size_t n, double share) {
  const double position = share * static_cast<double>(n - 1);
  const auto below = static_cast<std::size_t>(position);
  const double weight = position - static_cast<double>(below);
  const double a = ranks.at(below);
  if (weight == 0 || below + 1 >= n) return a;
  const double b = ranks.at(below + 1);
  return a + (b - a) * weight;
}

double tree_sum(std::span<const double> column) {
  constexpr std::size_t leaf = 64;
  if (column.size() <= leaf) {
    double sum = 0;
    for (const double x : column) sum += x;
    return sum;
  }
  const std::size_t half = column.size() / 2;
  return tree_sum(column.first(half)) + tree_sum(column.subspan(half));
}

}  // namespace

double Effect::largest() const { return std::max(std::abs(low), std::abs(high)); }

Percentiles percentiles(std::vector<double>& column) {
  Ranks ranks(column);
  const double p5 = percentile(ranks, column.size(), 0.05);
  return {p5, percentile(ranks, column.size(), 0.95), ranks.constant()};
}

double mean(std::span<const double> column) { return tree_sum(column) / static_cast<double>(column.size()); }

std::vector<Estimate> sample(const Sheet& sheet, std::span<const std::int32_t> outputs, const Options& options) {
  std::vector<Estimate> result(outputs.size());
  for (std::size_t k = 0; k < outputs.size(); ++k)
    result[k].best = sheet.nodes()[static_cast<std::size_t>(outputs[k])].value;
  if (options.samples == 0) return result;

  std::vector<std::int32_t> distinct(outputs.begin(), outputs.end());
  std::ranges::sort(distinct);
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  std::vector<bool> varies;
  for (const Input& input : sheet.inputs()) varies.push_back(!input.value.exact());
  const auto fill = [&](std::size_t input, std::size_t first, std::span<double> out) {
    sheet::draw(sheet.inputs()[input], options.seed, first, out);
  };
  auto columns = sheet::evaluate(sheet, distinct, options.samples, varies, fill, options.threads);

  std::vector<Estimate> of_distinct(distinct.size());
  const auto summarize = [&](std::size_t first, std::size_t last) {
    for (std::size_t k = first; k < last; ++k) {
      const Percentiles p = percentiles(columns[k]);
      of_distinct[k].low = p.p5;
      of_distinct[k].high = p.p95;
      of_distinct[k].mean = p.constant ? p.p5 : mean(columns[k]);
    }
  };
  const std::size_t workers = std::clamp<std::size_t>(options.threads, 1, std::max<std::size_t>(1, distinct.size()));
  {
    std::vector<std::jthread> pool;
    for (std::size_t w = 1; w < workers; ++w)
      pool.emplace_back(summarize, distinct.size() * w / workers, distinct.size() * (w + 1) / workers);
    summarize(0, distinct.size() / workers);
  }
  for (std::size_t k = 0; k < outputs.size(); ++k) {
    const auto at = static_cast<std::size_t>(std::ranges::lower_bound(distinct, outputs[k]) - distinct.begin());
    const double best = result[k].best;
    result[k] = of_distinct[at];
    result[k].best = best;
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
