// The output formats of a machine's tree of parts, each in a separate file, and their registry.
#pragma once

#include <aicarbon/format.hpp>
#include <aicarbon/hardware.hpp>

#include <span>
#include <string>

namespace aicarbon::render {

std::span<const Format<HardwareReport>> hardware_formats();

}  // namespace aicarbon::render
