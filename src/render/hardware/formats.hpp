// The registry of the output formats of a machine's tree of parts. Every format except JSON has a file of its own.
#pragma once

#include <aicarbon/format.hpp>
#include <aicarbon/hardware.hpp>

#include <span>
#include <string>

namespace aicarbon::render {

std::span<const Format<HardwareReport>> hardware_formats();

}  // namespace aicarbon::render
