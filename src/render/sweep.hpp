// The output formats of a sweep, and their registry.
#pragma once

#include <aicarbon/aicarbon.hpp>
#include <aicarbon/sweep.hpp>

#include <string>

namespace aicarbon::render {

std::string sweep_table(const Sweep& sweep, const RenderOptions& options);
std::string sweep_map(const Sweep& sweep, const RenderOptions& options);
std::string sweep_json(const Sweep& sweep, const RenderOptions& options);
std::string sweep_csv(const Sweep& sweep, const RenderOptions& options);

}  // namespace aicarbon::render
