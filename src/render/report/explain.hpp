// A line, a value or the total of a report, explained from its sheet.
#pragma once

#include <aicarbon/diagnostic.hpp>
#include <aicarbon/format.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace aicarbon::render {

/// A line, the path of a value, or (empty) the total: formula, numbers, units, sources. Nothing if the report has
/// neither: then a message with the nearest names.
Result<std::string> explain(const Report& report, std::string_view what, const RenderOptions& options);

}  // namespace aicarbon::render
