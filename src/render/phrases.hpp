// Texts about a report that all readable formats share: the total, what it does not include, and the effects of inputs.
#pragma once

#include <aicarbon/report.hpp>

#include "render/text.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aicarbon::render {

/// The readable name of an id: "grid losses".
std::string words(std::string_view id);

/// The SCI score of a functional unit in kilograms; nothing if the unit has none.
std::optional<Figure> sci_kg(const UnitReport& unit);
/// The SCI score at best values, from which it is defined: "74 t", or "≥ 3.6 t" for an incomplete job; "74 t at best
/// values" if these are not in the middle of the samples; empty if there is none.
std::string sci_text(const UnitReport& unit, bool complete, const Glyphs& glyphs);
/// Whether a metric is the CO2e of the whole job, or of one unit. If the job is incomplete, such a metric is a lower
/// bound.
bool counts_all_lines(std::string_view metric, std::string_view unit);
/// Whether the job includes a source that draws electricity. Only then can its market-based total differ from its
/// total.
bool draws_electricity(const Report& report);
std::size_t lines_not_estimated(const Report& report);
/// The reason why there is no total.
std::string why_no_total(const Report& report);

/// The effect of an input on the total, the lower end first: "−450 … +470 kg"; "no effect on CO2e" if it is zero.
std::string effect_text(const EffectFigure& effect, const Glyphs& glyphs);

/// Warnings with the same code, message and help, which a screen prints once: the first warning, and the paths of all.
struct Remark {
  const WarningReport* warning;
  std::vector<std::string_view> paths;
};
/// The warnings in order, with equal ones merged. A warning about a site that ten phases use is one remark with ten
/// paths.
std::vector<Remark> remarks(const std::vector<WarningReport>& warnings);

/// What the total does not include, as labels and texts: sources that are not estimated, by reason; sources that the
/// job leaves out; sources that aicarbon does not compute, or for which the job has no data.
std::vector<std::pair<std::string, std::string>> left_out(const Report& report, bool all);

/// The samples and the catalog of a run: "10,000 samples, seed 1; catalog 2026.11 (abcdef012345)".
std::string about_run(const ReportFile& file);

}  // namespace aicarbon::render
