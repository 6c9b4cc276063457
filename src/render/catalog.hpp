// The catalog as text: its tables, the rows of a table, a row with its sources, a source.
#pragma once

#include <aicarbon/catalog.hpp>
#include <aicarbon/format.hpp>

#include <string>
#include <string_view>

namespace aicarbon::render {

/// Every table with its number of rows.
std::string catalog_tables(const Catalog& catalog, const RenderOptions& options);
/// The rows of a table: id, the figure that characterizes them, name. `table` exists, or is "sources".
std::string catalog_rows(const Catalog& catalog, std::string_view table, const RenderOptions& options);
/// Every cell of a row, and its source.
std::string catalog_row(const Catalog& catalog, std::string_view table, const CatalogRow& row,
                        const RenderOptions& options);
std::string catalog_source(const Catalog& catalog, const CatalogSource& source, const RenderOptions& options);

}  // namespace aicarbon::render
