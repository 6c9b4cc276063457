// What every format for people says of a report, in the same words: the answer, what is not in it, what a default is worth.
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

/// "79 t", "≥ 3.7 t" of an incomplete job; empty when nothing is estimated.
std::string total_amount(const Report& report, const Glyphs& glyphs);
std::size_t lines_not_estimated(const Report& report);
/// Why there is no total at all.
std::string why_no_total(const Report& report);

/// "−450 … +470 kg": what an input does to the total.
std::string effect_text(const EffectFigure& effect, const Glyphs& glyphs);

/// What is not in the total, label and text: not estimated by reason, left out by the job, not covered by aicarbon.
std::vector<std::pair<std::string, std::string>> left_out(const Report& report, bool all);

/// "10,000 samples, seed 1; catalog 2026.11 (abcdef012345)".
std::string about_run(const ReportFile& file);

}  // namespace aicarbon::render
