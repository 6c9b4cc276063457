// The output formats of `aicarbon validate`, for messages about files: each in a separate file, and their registry.
#pragma once

#include <aicarbon/diagnostic.hpp>
#include <aicarbon/format.hpp>

#include <cstddef>
#include <span>
#include <string>

namespace aicarbon::render {

/// The result of validating files. Messages are sorted by location.
struct Validation {
  std::size_t files = 0;
  Diagnostics diagnostics;
};

std::span<const Format<Validation>> validation_formats();

/// The format `text`, which other formats print at the end of their log.
std::string validation_text(const Validation& validation, const RenderOptions& options);

/// The column of a location in characters; diagnostics count in bytes.
int column_of(const Location& at);

}  // namespace aicarbon::render
