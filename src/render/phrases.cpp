// See phrases.hpp.
#include "render/phrases.hpp"

#include "lifecycle/source/source.hpp"
#include "report/figure.hpp"
#include "report/headline.hpp"
#include "report/precision.hpp"
#include "report/unknown.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace aicarbon::render {

std::string words(std::string_view id) {
  std::string text(id);
  std::ranges::replace(text, '_', ' ');
  return text;
}

std::optional<Figure> sci_kg(const UnitReport& unit) {
  constexpr double kilograms = 1e-3;
  return unit.sci_g ? std::optional(report::scaled(*unit.sci_g, kilograms)) : std::nullopt;
}

std::string sci_text(const UnitReport& unit, bool complete, const Glyphs& g) {
  const auto kg = sci_kg(unit);
  if (!kg) return {};
  return sum_text(dim::co2e, *kg, complete, g) + (report::headline(*kg).is_median ? " at best values" : "");
}

bool counts_all_lines(std::string_view metric, std::string_view unit) {
  return metric == "total" || metric == "market" ||
         (metric.starts_with("per_unit/") && unit.starts_with(units::base_unit(dim::co2e)));
}

bool draws_electricity(const Report& r) {
  return std::ranges::any_of(r.lines, [](const LineReport& line) {
    const auto* source = lifecycle::find_source(line.source);
    return source != nullptr && source->electric && line.state != LineState::not_applicable;
  });
}

std::size_t lines_not_estimated(const Report& r) { return report::unknowns(r).size(); }

std::string why_no_total(const Report& r) {
  if (const auto unknown = report::unknowns(r); !unknown.empty()) return unknown.front().reason;
  return "nothing is inside the boundary";
}

std::string effect_text(const EffectFigure& e, const Glyphs& g) {
  const double largest = std::max(std::abs(e.low), std::abs(e.high));
  if (largest == 0) return "no effect on CO2e";
  const auto scale = units::scale_for(dim::co2e, largest);
  const auto part = [&](double v) {
    return fmt::format("{}{}", v < 0 ? g.minus : "+", units::significant(std::abs(v) / scale.base, 2));
  };
  if (e.low == 0 || e.high == 0) return fmt::format("{} {}", part(e.low == 0 ? e.high : e.low), scale.unit);
  return fmt::format("{} {} {} {}", part(std::min(e.low, e.high)), g.span, part(std::max(e.low, e.high)), scale.unit);
}

std::vector<Remark> remarks(const std::vector<WarningReport>& warnings) {
  std::vector<Remark> out;
  using Words = std::tuple<int, std::string_view, std::string_view>;
  std::map<Words, std::size_t> at;
  for (const WarningReport& w : warnings) {
    const auto [found, is_new] = at.emplace(Words(w.code.number, w.message, w.help), out.size());
    if (is_new) out.push_back({&w, {}});
    if (!w.path.empty()) out[found->second].paths.emplace_back(w.path);
  }
  return out;
}

std::vector<std::pair<std::string, std::string>> left_out(const Report& r, bool all) {
  constexpr std::size_t shown_ids = 4;
  std::map<std::string, std::vector<std::string>> reasons;
  for (report::Unknown& unknown : report::unknowns(r)) reasons[unknown.reason].push_back(std::move(unknown.id));
  std::vector<std::pair<std::string, std::string>> out;
  for (const auto& [reason, ids] : reasons) {
    const std::size_t shown = all ? ids.size() : std::min(ids.size(), shown_ids);
    std::string list =
        fmt::format("{}", fmt::join(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(shown), ", "));
    if (shown < ids.size()) list += fmt::format(" and {} more", ids.size() - shown);
    out.emplace_back("not estimated", fmt::format("{} ({})", list, reason));
  }
  const auto joined = [](const std::vector<std::string>& names) { return fmt::format("{}", fmt::join(names, ", ")); };
  if (!r.boundary.only.empty()) out.emplace_back("job excludes", "all except " + joined(r.boundary.only));
  if (!r.boundary.except.empty()) out.emplace_back("job excludes", joined(r.boundary.except));
  for (const PhaseBoundary& b : r.boundary.phases)
    out.emplace_back(
        "job excludes",
        fmt::format("{} in {}", b.only.empty() ? joined(b.except) : "all except " + joined(b.only), b.phase));
  std::vector<std::string> not_covered;
  for (const std::string& source : r.not_covered) not_covered.push_back(words(source));
  if (!not_covered.empty())
    out.emplace_back("not covered", joined(not_covered) + "; offsets and credits never reduce a total");
  return out;
}

std::string about_run(const ReportFile& file) {
  std::string out = "best values only";
  if (file.uncertainty.samples > 0)
    out = report::samples_in_words(file.uncertainty) + report::precision_in_words(file.uncertainty);
  out += fmt::format("; catalog {} ({})", file.tool.catalog, file.tool.catalog_sha256.substr(0, 12));
  for (const auto& overlay : file.tool.overlays) out += fmt::format(", overlay {}", overlay);
  return out;
}

}  // namespace aicarbon::render
