// The registry of the output formats of a comparison. Every format except JSON has a file of its own.
#pragma once

#include <aicarbon/comparison.hpp>
#include <aicarbon/format.hpp>

#include <span>
#include <string>

namespace aicarbon::render {

std::span<const Format<Comparisons>> comparison_formats();

/// The format `json`, which is also embedded in the HTML page.
std::string comparison_json(const Comparisons& comparisons, const RenderOptions& options);

}  // namespace aicarbon::render
