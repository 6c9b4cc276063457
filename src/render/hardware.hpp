// The output formats of a machine's tree: one file each, one registry.
#pragma once

#include <aicarbon/aicarbon.hpp>
#include <aicarbon/hardware.hpp>

#include <string>

namespace aicarbon::render {

std::string hardware_table(const HardwareReport& report, const RenderOptions& options);
std::string hardware_json(const HardwareReport& report, const RenderOptions& options);
std::string hardware_csv(const HardwareReport& report, const RenderOptions& options);

}  // namespace aicarbon::render
