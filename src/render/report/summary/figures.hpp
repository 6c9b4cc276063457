// Figures next to the total, one line each: per functional unit, training spread over use, energy, water, market-based.
#pragma once

#include "render/report/summary/lines.hpp"

namespace aicarbon::render::summary {

/// Each at most `most` lines long where the screen is narrow.
Lines figure_lines(const Report& report, const Screen& screen, std::size_t most);

}  // namespace aicarbon::render::summary
