// A line, a value or the total of a report, explained from its sheet.
#pragma once

#include <aicarbon/diagnostic.hpp>
#include <aicarbon/format.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace aicarbon::render {

/// A line, the path of a value, or (empty) the total: formula, numbers, units, sources. Nothing when the report has neither; `out`
/// then says what is near.
std::optional<std::string> explain(const Report& report, std::string_view what, const RenderOptions& options,
                                   Diagnostics& out);

}  // namespace aicarbon::render
