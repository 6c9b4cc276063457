// The output formats of `aicarbon validate`: messages about files, one file each, one registry.
#pragma once

#include <aicarbon/diagnostic.hpp>
#include <aicarbon/format.hpp>

#include <cstddef>
#include <span>
#include <string>

namespace aicarbon::render {

/// The result of validating files; messages sorted by location.
struct Validation {
  std::size_t files = 0;
  Diagnostics diagnostics;
};

std::span<const Format<Validation>> validation_formats();

/// The format `text`, which ends the log of others.
std::string validation_text(const Validation& validation, const RenderOptions& options);

/// The column of a location in characters: diagnostics count bytes.
int column_of(const Location& at);

}  // namespace aicarbon::render
