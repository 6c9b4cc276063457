// See sensitivity.hpp. Each method is a single evaluation of the sheet over many rows.
#include "study/sensitivity.hpp"

#include "sheet/columns.hpp"
#include "sheet/draw.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace aicarbon::study {
namespace {

constexpr std::size_t row_batches = 32;  // number of batches of rows, to estimate the error of a share
constexpr double two_sided_90 = 1.6448536269514722;
constexpr double step = 1e-3;
constexpr std::array known_at{0.1, 0.3, 0.5, 0.7, 0.9};  // an input is assumed to be known at these quantiles
constexpr std::size_t most_rows_to_know = 4000;

std::vector<std::size_t> uncertain(const Sheet& sheet) {
  std::vector<std::size_t> list;
  for (std::size_t i = 0; i < sheet.inputs().size(); ++i)
    if (!sheet.inputs()[i].value.exact()) list.push_back(i);
  return list;
}

std::vector<bool> varying(const Sheet& sheet) {
  std::vector<bool> varies;
  for (const Input& input : sheet.inputs()) varies.push_back(!input.value.exact());
  return varies;
}

double mean_of(std::span<const double> values) { return mean(values); }

// The variance over both A and B, which is the same for every input.
double variance(std::span<const double> a, std::span<const double> b) {
  const double centre = (mean_of(a) + mean_of(b)) / 2;
  double sum = 0;
  for (const auto* column : {&a, &b})
    for (const double x : *column) sum += (x - centre) * (x - centre);
  return sum / static_cast<double>(a.size() + b.size() - 1);
}

double half_mean_square(std::span<const double> x, std::span<const double> y) {
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += (x[i] - y[i]) * (x[i] - y[i]);
  return sum / (2 * static_cast<double>(x.size()));
}

// An estimate over all rows, with a confidence interval from its spread over batches of rows.
template <class F>
Share with_error(std::size_t rows, F&& estimate) {
  const double value = estimate(std::size_t{0}, rows);
  const std::size_t used = std::min(row_batches, rows);
  double sum = 0;
  double squares = 0;
  for (std::size_t k = 0; k < used; ++k) {
    const double one = estimate(rows * k / used, rows * (k + 1) / used);
    sum += one;
    squares += one * one;
  }
  const auto n = static_cast<double>(used);
  const double spread = used > 1 ? std::sqrt(std::max(0.0, (squares - sum * sum / n) / (n - 1)) / n) : 0;
  return {value, value - two_sided_90 * spread, value + two_sided_90 * spread};
}

}  // namespace

Shares jansen(std::span<const double> a, std::span<const double> b, std::span<const double> mixed) {
  const double all = variance(a, b);
  if (!(all > 0)) return {};
  const auto part = [](std::span<const double> column, std::size_t from, std::size_t to) {
    return column.subspan(from, to - from);
  };
  const auto first = [&](std::size_t from, std::size_t to) {
    return 1 - half_mean_square(part(b, from, to), part(mixed, from, to)) / all;
  };
  const auto total = [&](std::size_t from, std::size_t to) {
    return half_mean_square(part(a, from, to), part(mixed, from, to)) / all;
  };
  Shares shares{{}, with_error(a.size(), total)};
  if (shares.total.value > 0)
    shares.first = with_error(a.size(), first);  // otherwise, the estimate would be only noise
  return shares;
}

std::vector<Shares> sobol(const Sheet& sheet, std::int32_t output, const Options& options) {
  const auto inputs = uncertain(sheet);
  const std::size_t n = options.samples;
  // blocks of n rows: A, then B, then A with one input from B, for each input
  const auto fill = [&](std::size_t input, std::size_t first, std::span<double> out) {
    for (std::size_t r = 0; r < out.size();) {
      const std::size_t row = first + r;
      const std::size_t block = row / n;
      const std::size_t here = std::min(out.size() - r, (block + 1) * n - row);
      const bool of_b = block == 1 || (block >= 2 && inputs[block - 2] == input);
      sheet::draw(sheet.inputs()[input], options.seed, (of_b ? n : 0) + row % n, out.subspan(r, here));
      r += here;
    }
  };
  const std::int32_t outputs[] = {output};
  const auto columns = sheet::evaluate(sheet, outputs, (inputs.size() + 2) * n, varying(sheet), fill, options.threads);
  std::vector<Shares> shares(sheet.inputs().size());
  const auto block = [&](std::size_t k) { return columns[0].subspan(k * n, n); };
  for (std::size_t k = 0; k < inputs.size(); ++k) shares[inputs[k]] = jansen(block(0), block(1), block(k + 2));
  return shares;
}

std::vector<double> elasticity(const Sheet& sheet, std::int32_t output) {
  const std::size_t count = sheet.inputs().size();
  const auto fill = [&](std::size_t input, std::size_t first, std::span<double> out) {
    const double best = sheet.inputs()[input].value.best;
    for (std::size_t r = 0; r < out.size(); ++r) {
      const std::size_t row = first + r;
      out[r] = row / 2 != input ? best : best * (row % 2 == 0 ? 1 - step : 1 + step);
    }
  };
  const std::int32_t outputs[] = {output};
  const auto columns = sheet::evaluate(sheet, outputs, 2 * count, std::vector<bool>(count, true), fill, 1);
  const double best = sheet.nodes()[static_cast<std::size_t>(output)].value;
  std::vector<double> result(count);
  for (std::size_t i = 0; i < count; ++i)
    if (best != 0) result[i] = (columns[0][2 * i + 1] - columns[0][2 * i]) / (2 * step * best);
  return result;
}

std::vector<double> expected_reduction(const Sheet& sheet, std::int32_t output, const Options& options) {
  const auto inputs = uncertain(sheet);
  const std::size_t n = std::min(options.samples, most_rows_to_know);
  // no input is known in block 0; in each other block, one input is known at one of a few quantiles
  const auto fill = [&](std::size_t input, std::size_t first, std::span<double> out) {
    for (std::size_t r = 0; r < out.size();) {
      const std::size_t row = first + r;
      const std::size_t block = row / n;
      const std::size_t here = std::min(out.size() - r, (block + 1) * n - row);
      const auto part = out.subspan(r, here);
      if (block > 0 && inputs[(block - 1) / known_at.size()] == input)
        std::ranges::fill(part, sheet::quantile(sheet.inputs()[input].value, known_at[(block - 1) % known_at.size()]));
      else sheet::draw(sheet.inputs()[input], options.seed, row % n, part);
      r += here;
    }
  };
  const std::int32_t outputs[] = {output};
  const auto columns =
      sheet::evaluate(sheet, outputs, (1 + inputs.size() * known_at.size()) * n, varying(sheet), fill, options.threads);
  const auto width = [&](std::size_t block) {
    const auto p = percentiles(columns[0].subspan(block * n, n));
    return p.p95 - p.p5;
  };
  std::vector<double> result(sheet.inputs().size());
  const double all = width(0);
  for (std::size_t k = 0; all > 0 && k < inputs.size(); ++k) {
    double sum = 0;
    for (std::size_t q = 0; q < known_at.size(); ++q) sum += width(1 + k * known_at.size() + q);
    result[inputs[k]] = 1 - sum / static_cast<double>(known_at.size()) / all;
  }
  return result;
}

}  // namespace aicarbon::study
