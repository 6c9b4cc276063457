// The output formats of a comparison, each in a separate file, and their registry.
#pragma once

#include <aicarbon/comparison.hpp>
#include <aicarbon/format.hpp>

#include <span>
#include <string>

namespace aicarbon::render {

std::span<const Format<Comparisons>> comparison_formats();

/// The format `json`, which an HTML page contains as well.
std::string comparison_json(const Comparisons& comparisons, const RenderOptions& options);

}  // namespace aicarbon::render
