// The output formats of a check: one file each, one registry.
#pragma once

#include <aicarbon/aicarbon.hpp>
#include <aicarbon/budget.hpp>

#include <string>

namespace aicarbon::render {

std::string check_table(const CheckReport& check, const RenderOptions& options);
std::string check_json(const CheckReport& check, const RenderOptions& options);

}  // namespace aicarbon::render
