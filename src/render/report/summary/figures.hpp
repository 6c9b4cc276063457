// The figures after the total: per functional unit, training spread over use, energy, water, and market-based CO2e.
#pragma once

#include "render/report/summary/lines.hpp"

namespace aicarbon::render::summary {

/// Each figure with its label, on at most `most` lines.
Lines figure_lines(const Report& report, const Screen& screen, std::size_t most);

}  // namespace aicarbon::render::summary
