// See second_sources.hpp.
#include "catalog/second_sources.hpp"

#include "units/text.hpp"
#include "units/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace aicarbon::catalog {
namespace {

// Sources round differently, such as 23.07 and 23.1 TFLOP/s, or 4.8 and 4.9 TB/s.
constexpr double most_by_rounding = 0.025;

bool same(std::string_view a, std::string_view b) {
  const auto x = units::parse_number(a), y = units::parse_number(b);
  if (x && y) return std::abs(*x - *y) <= most_by_rounding * std::max(std::abs(*x), std::abs(*y));
  return units::lower_case(std::string(a)) == units::lower_case(std::string(b));
}

}  // namespace

SecondSource second_source(const Catalog& catalog, const CatalogRow& row) {
  const CatalogTable& table = catalog.table("second_sources");
  SecondSource s;
  s.source = table.text(row, "source");
  s.value = table.text(row, "value");
  s.note = table.text(row, "note");
  std::string_view id = row.cell(0);
  if (id.ends_with(s.source)) id.remove_suffix(std::min(s.source.size() + 1, id.size()));
  const auto first = id.find('/'), last = id.rfind('/');
  if (first == std::string_view::npos || first == last) return s;
  s.table = id.substr(0, first);
  s.row = id.substr(first + 1, last - first - 1);
  s.column = id.substr(last + 1);
  if (!catalog.tables.contains(s.table)) return s;
  if (const CatalogRow* of = catalog.find(s.table, s.row)) s.ours = catalog.table(s.table).text(*of, s.column);
  s.agrees = same(s.ours, s.value);
  return s;
}

std::vector<SecondSource> second_sources(const Catalog& catalog, std::string_view table, std::string_view row) {
  const CatalogTable& all = catalog.table("second_sources");
  const std::string prefix = fmt::format("{}/{}/", table, row);
  std::vector<SecondSource> found;
  for (auto at = std::ranges::lower_bound(all.ids, prefix, {}, &CatalogId::id);
       at != all.ids.end() && at->id.starts_with(prefix); ++at)
    if (SecondSource s = second_source(catalog, all.all[at->row]); s.row == row) found.push_back(s);
  return found;
}

}  // namespace aicarbon::catalog
