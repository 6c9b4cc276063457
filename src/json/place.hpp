// Locates a path of names in a text.
#pragma once

#include <aicarbon/diagnostic.hpp>

#include <optional>
#include <string_view>

namespace aicarbon::json {

/// The location of the deepest existing value along `path` ("/phases/final run/activity/load"); nothing if the text is
/// not JSON.
std::optional<Location> place(const SourceText& source, std::string_view path);

}  // namespace aicarbon::json
