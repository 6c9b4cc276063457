// The output formats of a sensitivity study, and their registry.
#pragma once

#include <aicarbon/aicarbon.hpp>
#include <aicarbon/sensitivity.hpp>

#include <string>

namespace aicarbon::render {

std::string sensitivity_table(const SensitivityStudy& study, const RenderOptions& options);
std::string sensitivity_json(const SensitivityStudy& study, const RenderOptions& options);
std::string sensitivity_csv(const SensitivityStudy& study, const RenderOptions& options);

}  // namespace aicarbon::render
