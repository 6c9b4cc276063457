// The grids of a report in words.
#pragma once

#include <aicarbon/report.hpp>

#include "render/text.hpp"

#include <string>
#include <vector>

namespace aicarbon::render {

/// The grids with their years and intensities, such as "DEU 2024, 344 g/kWh (217 – 433)"; the longest wording first.
/// Empty if no phase draws electricity from a grid whose intensity is known.
std::vector<std::string> grid_texts(const Report& report, const Glyphs& glyphs);

}  // namespace aicarbon::render
