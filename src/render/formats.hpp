// What a registry of formats makes of its rows: row(Document, function, name, doc, ending). A format is a row, and a file of its name
// that defines the function.
#pragma once

#include <aicarbon/format.hpp>

/// The declaration of a row's function.
#define AICARBON_FORMAT_FUNCTION(Document, function, name, doc, ending)                                                \
  std::string function(const Document& document, const RenderOptions& options);

/// The row itself. `ending` is that of its files, where it is not the name.
#define AICARBON_FORMAT_ROW(Document, function, name, doc, ending) {name, doc, function, ending},
