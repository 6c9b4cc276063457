// Explains a line, a value or the total of a report from its sheet.
#pragma once

#include <aicarbon/diagnostic.hpp>
#include <aicarbon/format.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace aicarbon::render {

/// Explains the line, output or value that `what` names, or the total if it is empty: formula, numbers, units and
/// sources. If the report has nothing with this name, the result has only a message with the nearest names.
Result<std::string> explain(const Report& report, std::string_view what, const RenderOptions& options);

}  // namespace aicarbon::render
