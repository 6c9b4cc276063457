// The indexes of a table: its rows by id and by the spellings of their names. Those of built-in tables are made at build
// time, and those of a table that an overlay changes when it is loaded.
#pragma once

#include <aicarbon/catalog.hpp>

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::catalog {

/// The year in an id, such as that of "DEU@2021"; 0 if there is none.
int year_in(std::string_view id);
/// An id without its year.
std::string_view without_year(std::string_view id);

struct Indexes {
  std::vector<CatalogId> ids;
  std::vector<CatalogName> names;
  std::deque<std::string> texts;  ///< to which `names` refer
};

/// Makes the indexes of a table whose columns and rows are set. Only rows without a year get names.
Indexes indexes_of(const CatalogTable& table);

}  // namespace aicarbon::catalog
