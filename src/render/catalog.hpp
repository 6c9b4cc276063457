// The catalog as text: its tables, the rows of a table, a row with its sources, or a source.
#pragma once

#include <aicarbon/catalog.hpp>
#include <aicarbon/format.hpp>

#include <string>
#include <string_view>

namespace aicarbon::render {

/// Every table with its number of rows.
std::string catalog_tables(const Catalog& catalog, const RenderOptions& options);
/// The rows of a table, each with its id, its most characteristic figure and its name. `table` must be the name of a
/// table, or "sources". With `word`, only rows whose id or name contains it, in capitals or not; empty if none does.
std::string catalog_rows(const Catalog& catalog, std::string_view table, std::string_view word,
                         const RenderOptions& options);
/// The cells of a row that are not empty, and details of the row's source.
std::string catalog_row(const Catalog& catalog, std::string_view table, const CatalogRow& row,
                        const RenderOptions& options);
std::string catalog_source(const Catalog& catalog, const CatalogSource& source, const RenderOptions& options);

}  // namespace aicarbon::render
