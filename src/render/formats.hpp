// Macros for a registry of formats, which consists of rows of the form row(Document, function, name, doc, ending). A
// format needs a row and the definition of its function, usually in a file that is named after the format.
#pragma once

#include <aicarbon/format.hpp>

/// Declares the function of a row.
#define AICARBON_FORMAT_FUNCTION(Document, function, name, doc, ending)                                                \
  std::string function(const Document& document, const RenderOptions& options);

/// The entry of a row in the registry. `ending` is the file extension of the format; empty if it equals the name.
#define AICARBON_FORMAT_ROW(Document, function, name, doc, ending) {name, doc, function, ending},
