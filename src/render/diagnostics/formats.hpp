// The output formats of `aicarbon validate`: messages about files, one file each, one registry.
#pragma once

#include <aicarbon/diagnostic.hpp>
#include <aicarbon/format.hpp>

#include <cstddef>
#include <span>
#include <string>

namespace aicarbon::render {

/// What validating files came to; messages sorted by place.
struct Validation {
  std::size_t files = 0;
  Diagnostics diagnostics;
};

std::span<const Format<Validation>> validation_formats();

std::string validation_text(const Validation& validation, const RenderOptions& options);
std::string validation_json(const Validation& validation, const RenderOptions& options);
std::string validation_github(const Validation& validation, const RenderOptions& options);
std::string validation_sarif(const Validation& validation, const RenderOptions& options);

/// The column of a place in characters: diagnostics count bytes.
int column_of(const Location& at);

}  // namespace aicarbon::render
