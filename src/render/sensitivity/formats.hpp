// The output formats of a sensitivity study, and their registry.
#pragma once

#include <aicarbon/format.hpp>
#include <aicarbon/sensitivity.hpp>

#include <span>
#include <string>

namespace aicarbon::render {

std::span<const Format<SensitivityStudy>> sensitivity_formats();

std::string sensitivity_table(const SensitivityStudy& study, const RenderOptions& options);
std::string sensitivity_json(const SensitivityStudy& study, const RenderOptions& options);
std::string sensitivity_csv(const SensitivityStudy& study, const RenderOptions& options);

}  // namespace aicarbon::render
