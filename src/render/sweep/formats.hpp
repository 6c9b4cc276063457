// The output formats of a sweep, and their registry.
#pragma once

#include <aicarbon/format.hpp>
#include <aicarbon/sweep.hpp>

#include <span>
#include <string>

namespace aicarbon::render {

std::span<const Format<Sweep>> sweep_formats();

std::string sweep_table(const Sweep& sweep, const RenderOptions& options);
std::string sweep_map(const Sweep& sweep, const RenderOptions& options);
std::string sweep_json(const Sweep& sweep, const RenderOptions& options);
std::string sweep_csv(const Sweep& sweep, const RenderOptions& options);

}  // namespace aicarbon::render
