// The registry of the output formats of a sweep.
#pragma once

#include <aicarbon/format.hpp>
#include <aicarbon/sweep.hpp>

#include <span>
#include <string>

namespace aicarbon::render {

std::span<const Format<Sweep>> sweep_formats();

}  // namespace aicarbon::render
