// Where a path of names stands in a text.
#pragma once

#include <aicarbon/diagnostic.hpp>

#include <optional>
#include <string_view>

namespace aicarbon::json {

/// The place of the deepest value on the way to `path` ("/phases/final run/activity/load"); nothing when the text is not JSON.
std::optional<Location> place(const SourceText& source, std::string_view path);

}  // namespace aicarbon::json
