// The output formats of a comparison: one file each, one registry.
#pragma once

#include <aicarbon/comparison.hpp>
#include <aicarbon/format.hpp>

#include <span>
#include <string>

namespace aicarbon::render {

std::span<const Format<Comparisons>> comparison_formats();

/// The format `json`, which a page holds too.
std::string comparison_json(const Comparisons& comparisons, const RenderOptions& options);

}  // namespace aicarbon::render
