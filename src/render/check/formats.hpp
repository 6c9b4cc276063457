// The registry of the output formats of a check. Every format except JSON has a file of its own.
#pragma once

#include <aicarbon/check.hpp>
#include <aicarbon/format.hpp>

#include <span>
#include <string>

namespace aicarbon::render {

std::span<const Format<CheckReport>> check_formats();

}  // namespace aicarbon::render
