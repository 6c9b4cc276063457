// Texts about a report that all readable formats share: the total, what is not in it, the effect of each default.
#pragma once

#include <aicarbon/report.hpp>

#include "render/text.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aicarbon::render {

/// An id as words: "grid losses".
std::string words(std::string_view id);

/// "79 t", "≥ 3.7 t" for an incomplete job; empty if nothing is estimated.
std::string total_amount(const Report& report, const Glyphs& glyphs);
std::size_t lines_not_estimated(const Report& report);
/// Why there is no total.
std::string why_no_total(const Report& report);

/// "−450 … +470 kg": the effect of an input on the total, the lower end first.
std::string effect_text(const EffectFigure& effect, const Glyphs& glyphs);

/// What is not in the total, label and text: not estimated by reason, left out by the job, not covered by aicarbon.
std::vector<std::pair<std::string, std::string>> left_out(const Report& report, bool all);

/// "10,000 samples, seed 1; catalog 2026.11 (abcdef012345)".
std::string about_run(const ReportFile& file);

}  // namespace aicarbon::render
