// The tables and sources of data/, embedded at build time: the tables by tools/embed_catalog.cpp, with their indexes, so
// that nothing is read or sorted when the program starts.
#pragma once

#include <aicarbon/catalog.hpp>

#include <span>
#include <string_view>

namespace aicarbon::catalog {

struct EmbeddedTable {
  std::string_view name;
  std::string_view sha256;  ///< of its file
  std::span<const std::string_view> columns;
  std::span<const CatalogRow> all;
  std::size_t undated;  ///< number of rows without a year
  std::span<const CatalogId> ids;
  std::span<const CatalogName> names;
};

/// All tables, ordered by name.
std::span<const EmbeddedTable> embedded_tables();

/// An entry of sources.json; its members are those of CatalogSource.
struct EmbeddedSource {
  std::string_view id, title, publisher, year, url, licence, confidence, quoted_by, note;
};

/// All entries, ordered by id.
std::span<const EmbeddedSource> embedded_sources();
/// The version of the catalog, as stated in sources.json, and the hash of that file.
std::string_view embedded_version();
std::string_view embedded_sources_sha256();

}  // namespace aicarbon::catalog
