// See sample_until.hpp.
#include "study/sample_until.hpp"

#include "sheet/columns.hpp"
#include "sheet/draw.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace aicarbon::study {
namespace {

double error_of(const Question& question, const Options& options) {
  const Sheet& sheet = *question.sheet;
  std::vector<bool> varies;
  for (const Input& input : sheet.inputs()) varies.push_back(!input.value.exact());
  const auto fill = [&](std::size_t input, std::size_t first, std::span<double> out) {
    sheet::draw(sheet.inputs()[input], options.seed, first, out);
  };
  const std::array outputs{question.output};
  const auto columns = sheet::evaluate(sheet, outputs, options.samples, varies, fill, options.threads);
  const Errors errors = sampling_errors(columns[0]);
  const double largest = std::max(errors.p5, errors.p95);
  const double best = std::abs(sheet.nodes()[static_cast<std::size_t>(question.output)].value);
  return largest == 0 ? 0 : best == 0 ? std::numeric_limits<double>::infinity() : largest / best;
}

}  // namespace

Convergence sample_until(std::span<const Question> questions, double share, const Options& options) {
  Options now = options;
  now.samples = fewest_samples;
  for (;;) {
    double error = 0;
    for (const Question& question : questions) error = std::max(error, error_of(question, now));
    const bool reached = error <= share;
    if (reached || now.samples == most_samples)
      return {now.samples, std::isfinite(error) ? std::optional(error) : std::nullopt, reached};
    now.samples = std::min(2 * now.samples, most_samples);
  }
}

}  // namespace aicarbon::study
