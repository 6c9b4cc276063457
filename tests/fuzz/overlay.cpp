// Fuzzes overlays of the catalog: the first line of the input is the name of a table, the rest is its text. The corpus is
// in corpus/overlay.
#include "catalog/indexes.hpp"
#include "said.hpp"

#include <algorithm>
#include <memory>

using namespace aicarbon;

namespace {

// The built-in catalog with the first rows of each table: a copy of all rows would take most of the time.
Catalog few_rows() {
  Catalog catalog = builtin_catalog();
  for (auto& entry : catalog.tables) {
    CatalogTable& table = entry.second;
    constexpr std::size_t most = 3;
    table.rows = table.all = table.rows.first(std::min(most, table.rows.size()));
    const auto indexes = std::make_shared<catalog::Indexes>(catalog::indexes_of(table));
    table.ids = indexes->ids;
    table.names = indexes->names;
    table.memory = indexes;
  }
  return catalog;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Catalog few = few_rows();
  SourceText file = fuzz::text(data, size);
  const auto line = file.text.find('\n');
  if (line == std::string::npos) return 0;
  file.name = file.text.substr(0, line);
  file.text.erase(0, line + 1);
  Catalog catalog = few;
  fuzz::said(overlay(catalog, "fuzz", {&file, 1}));
  return 0;
}
