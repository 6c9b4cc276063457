// What other sources say of the cells of catalog rows.
#pragma once

#include <aicarbon/catalog.hpp>

#include <string_view>
#include <vector>

namespace aicarbon::catalog {

/// The figure of one cell in a source other than that of its row.
struct SecondSource {
  std::string_view table, row, column;
  std::string_view value;   ///< as the column would hold it
  std::string_view source;  ///< id in the bibliography
  std::string_view note;    ///< what differs, and which figure is used
  std::string_view ours;    ///< the text of the cell; empty if the row or the column does not exist
  bool agrees = false;      ///< whether both are the same, up to rounding
};

/// A row of the second_sources table, whose id is TABLE/ROW/COLUMN/SOURCE.
SecondSource second_source(const Catalog& catalog, const CatalogRow& row);

/// What other sources say of a row, in the order of the ids.
std::vector<SecondSource> second_sources(const Catalog& catalog, std::string_view table, std::string_view row);

}  // namespace aicarbon::catalog
