// The bibliography of a catalog: sources.json.
#pragma once

#include <aicarbon/catalog.hpp>

#include <vector>

namespace aicarbon::catalog {

/// The sources of a document aicarbon.sources/1, in its order.
Result<std::vector<CatalogSource>> read_sources(const SourceText& document);

}  // namespace aicarbon::catalog
