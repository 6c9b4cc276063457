// The output formats of a check: one file each, one registry.
#pragma once

#include <aicarbon/check.hpp>
#include <aicarbon/format.hpp>

#include <span>
#include <string>

namespace aicarbon::render {

std::span<const Format<CheckReport>> check_formats();

std::string check_table(const CheckReport& check, const RenderOptions& options);
std::string check_json(const CheckReport& check, const RenderOptions& options);
std::string check_csv(const CheckReport& check, const RenderOptions& options);
std::string check_markdown(const CheckReport& check, const RenderOptions& options);
std::string check_github(const CheckReport& check, const RenderOptions& options);
std::string check_sarif(const CheckReport& check, const RenderOptions& options);
std::string check_junit(const CheckReport& check, const RenderOptions& options);

}  // namespace aicarbon::render
