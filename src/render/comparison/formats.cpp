// What every format of a comparison says in the same words, and their registry.
#include "render/comparison/formats.hpp"

#include "render/text.hpp"
#include "report/comparison.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace aicarbon {
namespace {

constexpr Format<Comparisons> rows[] = {
    {"table", "for people: what changed, why, and whether it is real", render::comparison_table},
    {"json", "aicarbon.comparison/1; of several heads a list of them", render::comparison_json},
    {"csv", "one row a total, source and changed input; 6 significant digits", render::comparison_csv},
    {"markdown", "for a step summary or a pull-request comment", render::comparison_markdown, "md"},
    {"html", "one page for a browser, with a waterfall and the JSON within", render::comparison_html},
};

}  // namespace

std::span<const Format<Comparisons>> render::comparison_formats() { return rows; }

namespace render {
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

std::string signed_percent(double ratio) { return ratio == 0 ? "0 %" : sign(ratio) + percent(ratio) + " %"; }

std::string sentence(const Comparison& c) {
  if (!c.change) return fmt::format("{} and {} cannot be compared: one of them has no total", c.head, c.base);
  if (c.verdict == "unchanged")
    return fmt::format("{} and {} are the same: no input that counts has changed", c.head, c.base);
  const Figure& f = c.change->co2e_kg;
  const auto& relative = c.change->relative;
  const bool told_apart = c.verdict != "not_distinguishable";
  const std::string by =
      units::human(dim::co2e, std::abs(f.best), std::max(2, units::digits_for(f.best, f.low, f.high)));
  std::string text = told_apart ? fmt::format("{} is {} than {} by {} CO2e", c.head, c.verdict, c.base, by)
                                : fmt::format("{} is not distinguishable from {}: {} CO2e", c.head, c.base,
                                              signed_amount(dim::co2e, f));
  if (relative)
    text += fmt::format(", {}", told_apart ? percent(relative->best) + " %" : signed_percent(relative->best));
  if (relative && relative->low && *relative->low != *relative->high) {
    const bool one_side = told_apart && (*relative->low < 0) == (*relative->high < 0);
    const double near = std::min(std::abs(*relative->low), std::abs(*relative->high));
    const double far = std::max(std::abs(*relative->low), std::abs(*relative->high));
    text += one_side ? fmt::format(" ({} … {} %)", percent(near), percent(far))
                     : fmt::format(" ({} … {})", signed_percent(*relative->low), signed_percent(*relative->high));
  }
  if (!c.probability_lower) return text;
  const bool higher = c.verdict == "higher";
  const double share = higher ? 1 - *c.probability_lower : *c.probability_lower;
  return text + fmt::format("{}in {} % of paired draws", told_apart ? ", " : "; lower ",
                            units::significant(share * 100, share >= 0.9995 ? 3 : 2));
}

std::string comparison_json(const Comparisons& comparisons, const RenderOptions&) {
  if (comparisons.size() == 1) return report::to_json(comparisons.front());
  std::string out = "[\n";
  for (std::size_t i = 0; i < comparisons.size(); ++i) {
    std::string one = report::to_json(comparisons[i]);
    one.pop_back();
    out += one + (i + 1 < comparisons.size() ? ",\n" : "\n");
  }
  return out + "]\n";
}

}  // namespace render
}  // namespace aicarbon
