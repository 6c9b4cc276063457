// Fuzzes overlays of the catalog: the first line of the input is the name of a table, the rest is its text. The corpus is
// in corpus/overlay.
#include "said.hpp"

using namespace aicarbon;

namespace {

// The built-in catalog with the first rows of each table: a copy of all rows would take most of the time.
Catalog few_rows() {
  Catalog catalog = builtin_catalog();
  for (auto& entry : catalog.tables) {
    CatalogTable& table = entry.second;
    if (table.rows.size() > 3) table.rows.resize(3);
    std::erase_if(table.index, [&](const auto& row) { return row.second >= table.rows.size(); });
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
