// The registry of the output formats of a sensitivity study.
#pragma once

#include <aicarbon/format.hpp>
#include <aicarbon/sensitivity.hpp>

#include <span>
#include <string>

namespace aicarbon::render {

std::span<const Format<SensitivityStudy>> sensitivity_formats();

}  // namespace aicarbon::render
