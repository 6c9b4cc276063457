// See precision.hpp.
#include "report/precision.hpp"

#include "diag/codes.hpp"
#include "lifecycle/formulate.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace aicarbon::report {
namespace {

std::string percent(double share) { return units::significant(share * 100, 2) + " %"; }

std::string count(double samples) {
  std::string digits = units::significant(samples, 9);
  digits.resize(std::min(digits.size(), digits.find('.')));
  return digits;
}

}  // namespace

std::optional<double> read_precision(std::string_view text) {
  const bool is_percent = text.ends_with('%');
  if (is_percent) text.remove_suffix(1);
  while (is_percent && text.ends_with(' ')) text.remove_suffix(1);
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto number = units::parse_number(text);
  if (!number) return std::nullopt;
  const double share = is_percent ? *number / 100 : *number;
  return share > 0 && share < 1 ? std::optional(share) : std::nullopt;
}

Uncertainty uncertainty_of(const study::Options& options) {
  return {0.9, static_cast<double>(options.samples), static_cast<double>(options.seed), {}, {}};
}

Uncertainty settle(std::span<const study::Question> questions, double share, const study::Options& options) {
  const auto found = study::sample_until(questions, share, options);
  study::Options settled = options;
  settled.samples = found.samples;
  Uncertainty u = uncertainty_of(settled);
  u.until = share;
  u.error = found.error;
  return u;
}

Uncertainty settle(std::span<const Inventory* const> jobs, double share, const study::Options& options) {
  std::vector<lifecycle::Model> models;
  for (const Inventory* job : jobs) models.push_back(lifecycle::formulate(*job));
  std::vector<study::Question> questions;
  for (const lifecycle::Model& model : models)
    if (const auto* total = model.find("total/co2e")) questions.push_back({&model.sheet, total->node});
  return settle(questions, share, options);
}

std::optional<Diagnostic> not_reached(const Uncertainty& u) {
  if (!u.until || (u.error && *u.error <= *u.until)) return std::nullopt;
  if (!u.error)
    return diag::make(
        diag::precision_not_reached,
        "the best value is 0 but the range is not, so the sampling error cannot be a share of the best value",
        "use --samples instead of --until");
  return diag::make(
      diag::precision_not_reached,
      fmt::format(
          "after {} samples, the maximum, the standard errors of P5 and P95 are up to {} of the best value; {} was requested",
          count(u.samples), percent(*u.error), percent(*u.until)),
      "request a lower precision, or accept the range");
}

std::string samples_in_words(const Uncertainty& u) {
  return fmt::format("{} sample{}, seed {}", count(u.samples), u.samples == 1 ? "" : "s", units::shortest(u.seed));
}

std::string precision_in_words(const Uncertainty& u) {
  if (!u.until || !u.error) return {};
  return fmt::format(", standard errors of P5 and P95 at most {} of the best value ({} requested)", percent(*u.error),
                     percent(*u.until));
}

}  // namespace aicarbon::report
