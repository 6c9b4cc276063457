// Macros for a registry of formats, which consists of rows row(Document, function, name, doc, ending). A format needs a
// row and a file of the same name, which defines the function.
#pragma once

#include <aicarbon/format.hpp>

/// Declares the function of a row.
#define AICARBON_FORMAT_FUNCTION(Document, function, name, doc, ending)                                                \
  std::string function(const Document& document, const RenderOptions& options);

/// The row itself. `ending` is the extension of its files, if it differs from the name.
#define AICARBON_FORMAT_ROW(Document, function, name, doc, ending) {name, doc, function, ending},
