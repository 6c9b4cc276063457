// Explains a line, a value or the total of a report from its sheet.
#pragma once

#include <aicarbon/diagnostic.hpp>
#include <aicarbon/format.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace aicarbon::render {

/// Explains a line, the value at a path, or (if the name is empty) the total: formula, numbers, units and sources. If
/// the report has no such line or path, returns nothing and adds a message with the nearest names.
Result<std::string> explain(const Report& report, std::string_view what, const RenderOptions& options);

}  // namespace aicarbon::render
