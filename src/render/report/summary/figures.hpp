// Figures next to the total, one per line: per functional unit, training spread over use, energy, water, market-based.
#pragma once

#include "render/report/summary/lines.hpp"

namespace aicarbon::render::summary {

/// Each figure is at most `most` lines long on a narrow screen.
Lines figure_lines(const Report& report, const Screen& screen, std::size_t most);

}  // namespace aicarbon::render::summary
