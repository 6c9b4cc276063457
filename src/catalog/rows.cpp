// Finds rows of a table by id and by year, and cuts out their cells.
#include <aicarbon/catalog.hpp>

#include "catalog/indexes.hpp"

#include <algorithm>
#include <string>

namespace aicarbon {

std::size_t CatalogRow::size() const { return static_cast<std::size_t>(std::ranges::count(cells, cell_end)); }

std::string_view CatalogRow::cell(std::size_t i) const {
  std::string_view rest = cells;
  for (; i > 0 && !rest.empty(); --i) rest.remove_prefix(rest.find(cell_end) + 1);
  return rest.substr(0, rest.find(cell_end));
}

const CatalogRow* CatalogTable::find(std::string_view id) const {
  const auto found = std::ranges::lower_bound(ids, id, {}, &CatalogId::id);
  return found == ids.end() || found->id != id ? nullptr : &all[found->row];
}

std::span<const CatalogId> CatalogTable::by_year(std::string_view id) const {
  const auto first = std::ranges::lower_bound(ids, std::string(id) + "@", {}, &CatalogId::id);
  const auto end = std::find_if(first, ids.end(), [&](const CatalogId& one) {
    return catalog::year_in(one.id) == 0 || catalog::without_year(one.id) != id;
  });
  return {first, end};
}

std::string_view CatalogTable::text(const CatalogRow& row, std::string_view column) const {
  const auto found = std::ranges::find(columns, column);
  return found == columns.end() ? std::string_view{} : row.cell(static_cast<std::size_t>(found - columns.begin()));
}

}  // namespace aicarbon
