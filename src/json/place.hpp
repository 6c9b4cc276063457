// Finds the location of a value in a JSON text, given its path of names.
#pragma once

#include <aicarbon/diagnostic.hpp>

#include <optional>
#include <string_view>

namespace aicarbon::json {

/// The location of the deepest value that exists along `path` ("/phases/final run/activity/load"); nothing if the text
/// is not JSON.
std::optional<Location> place(const SourceText& source, std::string_view path);

}  // namespace aicarbon::json
