// See study.hpp.
#include "study/study.hpp"

#include "sheet/columns.hpp"
#include "sheet/draw.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <thread>

namespace aicarbon::study {
namespace {

constexpr std::size_t bins = 1024;

// The values that stand at `ranks` (ascending) in the sorted column, without sorting it: values are counted into bins, and only the
// bins that hold a rank are sorted.
std::array<double, 4> at_ranks(std::span<const double> column, double low, double high,
                               const std::array<std::size_t, 4>& ranks) {
  const double bins_per_unit = static_cast<double>(bins) / (high - low);
  std::vector<std::uint16_t> bin_of(column.size());
  std::array<std::uint32_t, bins + 1> before{};  // first counts, then values in lower bins
  for (std::size_t i = 0; i < column.size(); ++i) {
    const auto bin = std::min(bins - 1, static_cast<std::size_t>((column[i] - low) * bins_per_unit));
    bin_of[i] = static_cast<std::uint16_t>(bin);
    ++before[bin + 1];
  }
  for (std::size_t b = 0; b < bins; ++b) before[b + 1] += before[b];

  std::array<bool, bins> wanted{};
  std::array<std::size_t, 4> bin_of_rank{};
  for (std::size_t k = 0; k < ranks.size(); ++k) {
    const auto above = std::ranges::upper_bound(before, ranks[k]);
    bin_of_rank[k] = static_cast<std::size_t>(above - before.begin()) - 1;
    wanted[bin_of_rank[k]] = true;
  }
  std::vector<double> held;
  for (std::size_t i = 0; i < column.size(); ++i)
    if (wanted[bin_of[i]]) held.push_back(column[i]);
  std::ranges::sort(held);

  std::array<double, 4> values{};
  for (std::size_t k = 0; k < ranks.size(); ++k) {
    std::size_t held_below = 0;
    for (std::size_t b = 0; b < bin_of_rank[k]; ++b)
      if (wanted[b]) held_below += before[b + 1] - before[b];
    values[k] = held[held_below + ranks[k] - before[bin_of_rank[k]]];
  }
  return values;
}

// The least and the greatest, in lanes: one after the other, each comparison would wait for the one before.
std::pair<double, double> ends(std::span<const double> column) {
  constexpr std::size_t lanes = 8;
  std::array<double, lanes> lows{};
  std::array<double, lanes> highs{};
  lows.fill(column.front());
  highs.fill(column.front());
  std::size_t i = 0;
  for (; i + lanes <= column.size(); i += lanes)
    for (std::size_t k = 0; k < lanes; ++k) {
      const double x = column[i + k];
      lows[k] = x < lows[k] ? x : lows[k];
      highs[k] = x > highs[k] ? x : highs[k];
    }
  for (; i < column.size(); ++i) {
    lows[0] = std::min(lows[0], column[i]);
    highs[0] = std::max(highs[0], column[i]);
  }
  return {*std::ranges::min_element(lows), *std::ranges::max_element(highs)};
}

// Halves are summed apart; a leaf in four lanes.
double tree_sum(std::span<const double> column) {
  constexpr std::size_t leaf = 128;
  if (column.size() <= leaf) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    std::size_t i = 0;
    for (; i + 4 <= column.size(); i += 4) {
      a += column[i];
      b += column[i + 1];
      c += column[i + 2];
      d += column[i + 3];
    }
    for (; i < column.size(); ++i) a += column[i];
    return (a + b) + (c + d);
  }
  const std::size_t half = column.size() / 2;
  return tree_sum(column.first(half)) + tree_sum(column.subspan(half));
}

}  // namespace

double Effect::largest() const { return std::max(std::abs(low), std::abs(high)); }

Percentiles percentiles(std::span<const double> column) {
  const auto [low, high] = ends(column);
  if (!(high > low)) return {low, low, true};
  if (!std::isfinite(high - low)) throw std::domain_error("a sampled value is not finite");
  const std::size_t last = column.size() - 1;
  const double at5 = 0.05 * static_cast<double>(last);
  const double at95 = 0.95 * static_cast<double>(last);
  const auto below5 = static_cast<std::size_t>(at5);
  const auto below95 = static_cast<std::size_t>(at95);
  const auto v =
      at_ranks(column, low, high, {below5, std::min(below5 + 1, last), below95, std::min(below95 + 1, last)});
  const auto between = [](double a, double b, double weight) { return a + (b - a) * weight; };
  return {between(v[0], v[1], at5 - static_cast<double>(below5)),
          between(v[2], v[3], at95 - static_cast<double>(below95)), false};
}

double mean(std::span<const double> column) { return tree_sum(column) / static_cast<double>(column.size()); }

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
  const auto fill = [&](std::size_t input, std::size_t first, std::span<double> out) {
    sheet::draw(sheet.inputs()[input], options.seed, first, out);
  };
  const auto columns = sheet::evaluate(sheet, distinct, options.samples, varies, fill, options.threads);

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
    const double best = result[k].best;
    if (varying[k])
      result[k] =
          of_distinct[static_cast<std::size_t>(std::ranges::lower_bound(distinct, outputs[k]) - distinct.begin())];
    else result[k].low = result[k].high = result[k].mean = best;
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
