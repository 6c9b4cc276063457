// See phrases.hpp.
#include "render/comparison/phrases.hpp"

#include "report/headline.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace aicarbon::render {

namespace {

std::string sign(double value) { return value < 0 ? "−" : value > 0 ? "+" : ""; }

std::string in_scale(double value, double scale, int digits) {
  return sign(value) + units::significant(std::abs(value) / scale, digits);
}

std::string percent(double ratio) {
  const double share = std::abs(ratio) * 100;
  return units::significant(share, share >= 1000 ? 4 : share >= 100 ? 3 : 2);
}

}  // namespace

std::string signed_amount(Dim dim, const Figure& f) {
  if (f.best == 0) return units::human(dim, 0, 2);
  return sign(f.best) + units::human(dim, std::abs(f.best), std::max(2, units::digits_for(f.best, f.low, f.high)));
}

std::string signed_range(Dim dim, const Figure& f) {
  if (!f.low || !f.high || *f.low == *f.high) return {};
  const auto scale = units::scale_for(dim, std::max({std::abs(*f.low), std::abs(*f.high), std::abs(f.best)}));
  return fmt::format("{} … {} {}", in_scale(*f.low, scale.base, 2), in_scale(*f.high, scale.base, 2), scale.unit);
}

bool has_median(const Comparison& c) {
  const auto is_median = [](const std::optional<Figure>& f) { return f && report::headline(*f).is_median; };
  return is_median(c.base_co2e_kg) || is_median(c.head_co2e_kg);
}

std::string signed_percent(double ratio) { return ratio == 0 ? "0 %" : sign(ratio) + percent(ratio) + " %"; }

std::string sentence(const Comparison& c) {
  if (!c.change) return fmt::format("{} and {} cannot be compared: at least one of them has no total", c.head, c.base);
  if (c.verdict == "unchanged")
    return fmt::format("{} and {} have the same location-based footprint: no relevant input has changed", c.head,
                       c.base);
  const Figure& f = c.change->co2e_kg;
  const auto& relative = c.change->relative;
  const bool significant = c.verdict != "not_distinguishable";
  const std::string by =
      units::human(dim::co2e, std::abs(f.best), std::max(2, units::digits_for(f.best, f.low, f.high)));
  std::string text = significant ? fmt::format("{} is {} than {} by {} CO2e", c.head, c.verdict, c.base, by)
                                 : fmt::format("{} is not distinguishable from {}: {} CO2e", c.head, c.base,
                                               signed_amount(dim::co2e, f));
  if (has_median(c)) text += " at best values";
  if (relative)
    text += fmt::format(", {}", significant ? percent(relative->best) + " %" : signed_percent(relative->best));
  if (relative && relative->low && *relative->low != *relative->high) {
    const bool one_side = significant && (*relative->low < 0) == (*relative->high < 0);
    const double near = std::min(std::abs(*relative->low), std::abs(*relative->high));
    const double far = std::max(std::abs(*relative->low), std::abs(*relative->high));
    text += one_side ? fmt::format(" ({} … {} %)", percent(near), percent(far))
                     : fmt::format(" ({} … {})", signed_percent(*relative->low), signed_percent(*relative->high));
  }
  if (!c.probability_lower) return text;
  const bool higher = c.verdict == "higher";
  const double share = higher ? 1 - *c.probability_lower : *c.probability_lower;
  return text + fmt::format("{}in {} % of paired draws", significant ? ", " : "; lower ",
                            units::significant(share * 100, share >= 0.9995 ? 3 : 2));
}

}  // namespace aicarbon::render
