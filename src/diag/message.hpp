// A diagnostic as people read it on a screen of a known width.
#pragma once

#include <aicarbon/diagnostic.hpp>

#include <optional>
#include <string>

namespace aicarbon::diag {

/// As `format` in codes.hpp; the source line is cut to a screen of `width` columns.
std::string format(const Diagnostic& diagnostic, bool paint, bool ascii, std::optional<int> width);

}  // namespace aicarbon::diag
