// The registry of the output formats of `aicarbon validate`, a list of messages about files, and functions that these
// formats share.
#pragma once

#include <aicarbon/diagnostic.hpp>
#include <aicarbon/format.hpp>

#include <cstddef>
#include <span>
#include <string>

namespace aicarbon::render {

/// The result of validating files: the number of files, and the messages, sorted by location.
struct Validation {
  std::size_t files = 0;
  Diagnostics diagnostics;
};

std::span<const Format<Validation>> validation_formats();

/// The format `text`, which the format `github` prints as the last line of the log.
std::string validation_text(const Validation& validation, const RenderOptions& options);

/// The JSON Schema of the format `json`.
std::string validation_schema();

/// The column of a location, counted in characters; `Location` counts bytes.
int column_of(const Location& at);

}  // namespace aicarbon::render
