// Formats a diagnostic for a screen of a known width.
#pragma once

#include <aicarbon/diagnostic.hpp>

#include <optional>
#include <string>

namespace aicarbon::diag {

/// As `format` in codes.hpp, but fits the source line to a screen of `width` columns, if there is a width.
std::string format(const Diagnostic& diagnostic, bool paint, bool ascii, std::optional<int> width);

}  // namespace aicarbon::diag
