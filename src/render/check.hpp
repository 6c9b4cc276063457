// The output formats of a check: one file each, one registry.
#pragma once

#include <aicarbon/aicarbon.hpp>
#include <aicarbon/budget.hpp>

#include <string>

namespace aicarbon::render {

std::string check_table(const CheckReport& check, const RenderOptions& options);
std::string check_json(const CheckReport& check, const RenderOptions& options);
std::string check_csv(const CheckReport& check, const RenderOptions& options);
std::string check_markdown(const CheckReport& check, const RenderOptions& options);
std::string check_github(const CheckReport& check, const RenderOptions& options);
std::string check_sarif(const CheckReport& check, const RenderOptions& options);
std::string check_junit(const CheckReport& check, const RenderOptions& options);

/// A number of a result: "58.2 t", "−3.1 t", "0.4 kgCO2e/request".
std::string amount_in(std::string_view unit, double value, int digits);

}  // namespace aicarbon::render
