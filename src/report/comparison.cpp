// See comparison.hpp.
#include "report/comparison.hpp"

#include "diag/codes.hpp"
#include "lifecycle/source/source.hpp"
#include "report/figure.hpp"
#include "report/precision.hpp"
#include "report/unknown.hpp"
#include "study/compare.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace aicarbon::report {
namespace {

// A difference counts as significant if the probability that the head is lower is above the first of these bounds or
// below the second.
constexpr double surely_lower = 0.95;
constexpr double surely_higher = 0.05;

std::optional<std::int32_t> total_node(const Report& r) {
  for (const auto& [key, node] : r.calculation.outputs)
    if (key == "total/co2e") return node;
  return std::nullopt;
}

std::vector<double> total_draws(const Report& r, const study::Options& options) {
  const auto node = total_node(r);
  if (!node || options.samples == 0) return {};
  const auto drawn = study::draws(r.calculation.sheet, std::array{*node}, options);
  return {drawn[0].begin(), drawn[0].end()};
}

double best_of(const Report& r) { return r.total.co2e_kg ? r.total.co2e_kg->best : 0; }

std::vector<SourceChange> by_source(const Report& base, const Report& head) {
  const auto value = [](const Report& r, std::string_view id) -> std::optional<double> {
    for (const auto& [name, figure] : r.by_source)
      if (name == id && figure.co2e_kg) return figure.co2e_kg->best;
    return std::nullopt;
  };
  std::vector<SourceChange> rows;
  for (const auto& source : lifecycle::sources()) {
    const auto from = value(base, source.id);
    const auto to = value(head, source.id);
    if (!from && !to) continue;
    rows.push_back(
        {std::string(source.id), std::string(name(source.stage)), from, to, to.value_or(0) - from.value_or(0)});
  }
  return rows;
}

std::string verdict_of(const Change& change, const std::optional<double>& probability, bool all_zero) {
  if (change.co2e_kg.best == 0 && all_zero) return "unchanged";
  if (!probability) return change.co2e_kg.best < 0 ? "lower" : change.co2e_kg.best > 0 ? "higher" : "unchanged";
  if (*probability > surely_lower) return "lower";
  if (*probability < surely_higher) return "higher";
  return "not_distinguishable";
}

void difference(Comparison& c, std::span<const double> base, std::span<const double> head) {
  const double from = c.base_co2e_kg->best;
  const double best = c.head_co2e_kg->best - from;
  std::vector<double> change(base.size());
  std::vector<double> relative(base.size());
  double lower = 0;
  bool all_zero = true;
  bool has_relative = from > 0;
  for (std::size_t i = 0; i < base.size(); ++i) {
    change[i] = head[i] - base[i];
    relative[i] = change[i] / base[i];
    has_relative = has_relative && base[i] > 0;
    lower += change[i] < 0 ? 1 : change[i] == 0 ? 0.5 : 0;
    all_zero = all_zero && change[i] == 0;
  }
  c.change = Change{figure(best, change), {}};
  if (has_relative) c.change->relative = figure(best / from, relative);
  if (!base.empty()) c.probability_lower = lower / static_cast<double>(base.size());
  c.verdict = verdict_of(*c.change, c.probability_lower, all_zero);
}

WarningReport warning(diag::Code code, std::string message, std::string help) {
  return {{code}, "warning", std::move(message), std::move(help), {}};
}

std::string list(const std::vector<std::string>& names) { return fmt::format("{}", fmt::join(names, ", ")); }

// The boundary of a job in words. Phases that the other job does not have are omitted, because their boundaries cannot
// be compared.
std::string boundary_in_words(const BoundaryReport& b, const Report& other) {
  const std::string text = b.only.empty()     ? b.except.empty() ? "everything" : "everything except " + list(b.except)
                               : b.except.empty() ? "only " + list(b.only)
                                              : fmt::format("only {}, without {}", list(b.only), list(b.except));
  std::string own;
  for (const PhaseBoundary& p : b.phases)
    if (std::ranges::find(other.phases, p.phase, &PhaseReport::name) != other.phases.end())
      own += fmt::format("{}in phase \"{}\", {}", own.empty() ? "" : "; ", p.phase,
                         p.only.empty() ? "everything except " + list(p.except) : "only " + list(p.only));
  return own.empty() ? text : fmt::format("{} ({})", text, own);
}

std::string units_in_words(const Report& r) {
  std::vector<std::string> names;
  for (const UnitReport& u : r.per_unit)
    names.push_back(u.count ? fmt::format("{} × {}", units::shortest(u.count->best), u.name) : u.name);
  return names.empty() ? "none" : list(names);
}

// The sources in both reports whose formula versions differ: "electricity (version 1 in the base, 2 in the head)".
std::vector<std::string> other_methods(const Tool& base, const Tool& head) {
  std::vector<std::string> sources;
  for (const auto& [source, version] : base.methods) {
    const auto other = std::ranges::find(head.methods, source, [](const auto& m) { return m.first; });
    if (other != head.methods.end() && other->second != version)
      sources.push_back(fmt::format("{} (version {} in the base, {} in the head)", source, version, other->second));
  }
  return sources;
}

// The versions of aicarbon that computed the two reports, in words.
std::string programs_in_words(const Tool& base, const Tool& head) {
  return base.version == head.version
             ? fmt::format("the base and the head were computed by aicarbon {}", base.version)
             : fmt::format("the base was computed by aicarbon {}, the head by aicarbon {}", base.version, head.version);
}

std::vector<std::string> unknown_lines(const Report& r) {
  std::vector<std::string> ids;
  for (Unknown& unknown : unknowns(r)) ids.push_back(std::move(unknown.id));
  return ids;
}

}  // namespace

bool same_methods(const Tool& a, const Tool& b) { return other_methods(a, b).empty(); }

std::vector<WarningReport> differ(const Compared& base, const Compared& head) {
  std::vector<WarningReport> out;
  if (base.tool.catalog_sha256 != head.tool.catalog_sha256)
    out.push_back(warning(diag::other_catalog,
                          fmt::format("the catalogs differ: {} ({}) in the base, {} ({}) in the head",
                                      base.tool.catalog, base.tool.catalog_sha256.substr(0, 12), head.tool.catalog,
                                      head.tool.catalog_sha256.substr(0, 12)),
                          "estimate both jobs again with the same catalog"));
  if (const auto sources = other_methods(base.tool, head.tool); !sources.empty())
    out.push_back(
        warning(diag::other_methods,
                fmt::format("the formulas differ for {}; {}", list(sources), programs_in_words(base.tool, head.tool)),
                "estimate both jobs again with this program: run `aicarbon compare BASE.json HEAD.json` with the "
                "job files instead of the saved reports"));
  const std::string from = boundary_in_words(base.report.boundary, head.report);
  const std::string to = boundary_in_words(head.report.boundary, base.report);
  if (from != to)
    out.push_back(warning(diag::other_boundary,
                          fmt::format("the boundaries differ: the base includes {}; the head includes {}", from, to),
                          "use the same `only` and `except` in both jobs"));
  const std::string units = units_in_words(base.report);
  const std::string other_units = units_in_words(head.report);
  if (units != other_units)
    out.push_back(
        warning(diag::other_units,
                fmt::format("the functional units differ: {} in the base; {} in the head", units, other_units),
                "totals of different work are not comparable; compare the metrics per_unit/NAME instead"));
  const auto &market = base.report.total.co2e_market_kg, &other = head.report.total.co2e_market_kg;
  if (market && other && market->best != other->best)
    out.push_back(
        {{diag::market_not_compared},
         "note",
         fmt::format("the market-based totals differ: {} in the base, {} in the head",
                     units::human(dim::co2e, market->best, 3), units::human(dim::co2e, other->best, 3)),
         "the comparison is one of location-based totals; `aicarbon estimate` and `check` have the market-based ones",
         {}});
  for (const auto* side : {&base, &head})
    if (const auto ids = unknown_lines(side->report); !ids.empty())
      out.push_back(warning(diag::compared_incomplete,
                            fmt::format("\"{}\" is incomplete; not estimated: {}", side->report.name, list(ids)),
                            "state what is missing; `aicarbon estimate --all` gives the reason for each line"));
  return out;
}

Comparisons compare(const Compared& base, std::span<const Compared> heads, const study::Options& options) {
  const auto base_draws = total_draws(base.report, options);
  Comparisons result;
  for (const Compared& head : heads) {
    Comparison c;
    c.tool = head.tool;
    c.uncertainty = uncertainty_of(options);
    c.base = base.report.name;
    c.head = head.report.name;
    c.base_complete = base.report.complete;
    c.head_complete = head.report.complete;
    c.warnings = differ(base, head);
    c.by_source = by_source(base.report, head.report);
    const auto head_draws = total_draws(head.report, options);
    if (base.report.total.co2e_kg) c.base_co2e_kg = figure(best_of(base.report), base_draws);
    if (head.report.total.co2e_kg) c.head_co2e_kg = figure(best_of(head.report), head_draws);
    if (c.base_co2e_kg && c.head_co2e_kg) {
      difference(c, base_draws, head_draws);
      c.because = because(base, head);
    } else {
      c.verdict = "not_comparable";
    }
    result.push_back(std::move(c));
  }
  return result;
}

}  // namespace aicarbon::report
