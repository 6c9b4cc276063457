// The output formats of a check, each in a separate file, and their registry.
#pragma once

#include <aicarbon/check.hpp>
#include <aicarbon/format.hpp>

#include <span>
#include <string>

namespace aicarbon::render {

std::span<const Format<CheckReport>> check_formats();

}  // namespace aicarbon::render
