// See indexes.hpp.
#include "catalog/indexes.hpp"

#include "catalog/name_key.hpp"
#include "catalog/name_words.hpp"
#include "units/text.hpp"

#include <algorithm>
#include <tuple>

namespace aicarbon::catalog {
namespace {

constexpr std::size_t digits_of_year = 4;

bool has_names(const CatalogTable& table) { return std::ranges::find(table.columns, "aliases") != table.columns.end(); }

}  // namespace

int year_in(std::string_view id) {
  const auto at = id.rfind('@');
  if (at == std::string_view::npos || id.size() - at - 1 != digits_of_year) return 0;
  int year = 0;
  for (const char c : id.substr(at + 1)) {
    if (!is_digit(c)) return 0;
    year = year * 10 + (c - '0');
  }
  return year;
}

std::string_view without_year(std::string_view id) { return year_in(id) == 0 ? id : id.substr(0, id.rfind('@')); }

Indexes indexes_of(const CatalogTable& table) {
  Indexes out;
  for (std::uint32_t i = 0; i < table.all.size(); ++i) out.ids.push_back({table.all[i].cell(0), i});
  std::ranges::sort(out.ids, {}, &CatalogId::id);
  if (!has_names(table)) return out;
  for (std::uint32_t i = 0; i < table.rows.size(); ++i) {
    const CatalogRow& row = table.rows[i];
    const auto vendor = vendor_of(table, row);
    const auto add = [&](std::string_view text, std::string_view spelling, CatalogName::Kind kind) {
      if (text.empty()) return;
      const std::string& key = out.texts.emplace_back(name_key(text));
      if (!key.empty()) out.names.push_back({key, spelling, i, kind});
    };
    const auto add_both = [&](std::string_view text, CatalogName::Kind kind) {
      const auto bare = without_vendor(text, vendor);
      add(text, kind == CatalogName::Kind::name ? bare : text, kind);
      if (bare != text) add(bare, bare, kind);
    };
    add_both(row.cell(0), CatalogName::Kind::id);
    if (const auto code = table.text(row, "iso2"); !code.empty()) {
      const std::string& key = out.texts.emplace_back(units::lower_case(std::string(code)));
      out.names.push_back({key, code, i, CatalogName::Kind::code});
    }
    for_each_alias(table, row, [&](std::string_view alias) { add_both(alias, CatalogName::Kind::alias); });
    add_both(name_of(table, row), CatalogName::Kind::name);
  }
  std::ranges::stable_sort(out.names, [](const CatalogName& a, const CatalogName& b) {
    return std::tie(a.key, a.row, a.kind) < std::tie(b.key, b.row, b.kind);
  });
  return out;
}

}  // namespace aicarbon::catalog
