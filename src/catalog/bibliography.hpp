// Reads the bibliography of a catalog from sources.json.
#pragma once

#include <aicarbon/catalog.hpp>

#include <vector>

namespace aicarbon::catalog {

/// The sources in a document with the schema aicarbon.sources/1, in the order of the document.
Result<std::vector<CatalogSource>> read_sources(const SourceText& document);

}  // namespace aicarbon::catalog
