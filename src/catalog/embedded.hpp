// The files of data/, embedded at build time.
#pragma once

#include <span>
#include <string_view>

namespace aicarbon::catalog {

struct EmbeddedFile {
  std::string_view name;
  std::string_view text;
  std::string_view sha256;
};

std::span<const EmbeddedFile> embedded_files();

/// An entry of sources.json; its members are those of CatalogSource.
struct EmbeddedSource {
  std::string_view id, title, publisher, year, url, licence, confidence, quoted_by, note;
};

/// All entries, ordered by id.
std::span<const EmbeddedSource> embedded_sources();
/// The version of the catalog, as stated in sources.json.
std::string_view embedded_version();

}  // namespace aicarbon::catalog
