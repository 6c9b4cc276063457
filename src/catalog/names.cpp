// See names.hpp. This file finds rows by their names; name_help.cpp suggests names.
#include "catalog/names.hpp"

#include "catalog/name_words.hpp"
#include "units/text.hpp"

#include <algorithm>
#include <tuple>

namespace aicarbon::catalog {
namespace {

using Kind = CatalogName::Kind;

// The spellings of a table that have a key.
std::span<const CatalogName> with_key(const CatalogTable& table, std::string_view key) {
  return {std::ranges::lower_bound(table.names, key, {}, &CatalogName::key),
          std::ranges::upper_bound(table.names, key, {}, &CatalogName::key)};
}

// Adds a row that has the name. Sets the spelling of the first one.
void add(Named& found, const CatalogRow& row, std::string_view spelling) {
  if (found.choices.empty()) found.spelling = spelling;
  if (std::ranges::find(found.choices, &row) == found.choices.end()) found.choices.push_back(&row);
}

Named settled(Named found) {
  if (found.choices.size() == 1) {
    found.row = found.choices.front();
    found.choices.clear();
  }
  return found;
}

// The spellings with a key, and those that have it once the vendor of their row is taken from its front. In the order of
// the rows.
std::vector<CatalogName> matching(const CatalogTable& table, std::string_view key) {
  std::vector<CatalogName> found;
  for (const CatalogName& one : with_key(table, key))
    if (one.kind != Kind::code) found.push_back(one);
  for (std::size_t cut = 1; cut < key.size(); ++cut)
    for (const CatalogName& one : with_key(table, key.substr(cut)))
      if (one.kind != Kind::code && name_key(vendor_of(table, table.rows[one.row])) == key.substr(0, cut))
        found.push_back(one);
  std::ranges::stable_sort(found, [](const CatalogName& a, const CatalogName& b) {
    return std::tie(a.row, a.kind) < std::tie(b.row, b.kind);
  });
  return found;
}

}  // namespace

const CatalogRow* find_by_id(const CatalogTable& table, std::string_view text) {
  if (const CatalogRow* row = table.find(text)) return row;
  const std::string small = units::lower_case(std::string(text));
  if (const CatalogRow* row = table.find(small)) return row;
  if (const CatalogRow* row = table.find(units::upper_case(small))) return row;
  for (const CatalogName& one : with_key(table, small))
    if (one.kind == Kind::code) return &table.rows[one.row];
  return nullptr;
}

Named find_named(const CatalogTable& table, std::string_view text) {
  if (const CatalogRow* row = find_by_id(table, text)) return {row, {}, {}};
  const std::string small = units::lower_case(std::string(text));
  const std::string key = name_key(text);
  Named found;
  const auto is_exact = [&](const CatalogName& one) {
    return (one.kind == Kind::alias || one.kind == Kind::id) && units::lower_case(std::string(one.spelling)) == small;
  };
  const auto alike = with_key(table, key);
  if (std::ranges::any_of(alike, is_exact))
    for (const CatalogName& one : alike)
      if (is_exact(one) || one.kind == Kind::name) add(found, table.rows[one.row], one.spelling);
  if (!found.choices.empty() || key.empty()) return settled(std::move(found));
  for (const CatalogName& one : matching(table, key))
    add(found, table.rows[one.row], one.kind == Kind::id ? std::string_view{} : one.spelling);
  return settled(std::move(found));
}

std::vector<const CatalogRow*> variants(const CatalogTable& table, const Named& named) {
  std::vector<const CatalogRow*> others;
  if (named.row == nullptr || named.spelling.empty()) return others;
  const auto wanted = words_of(named.spelling);
  for (const CatalogRow& row : table.rows) {
    if (&row == named.row || vendor_of(table, row) != vendor_of(table, *named.row)) continue;
    auto words = words_of(row.cell(0));
    for (std::string& word : words_of(name_of(table, row))) words.push_back(std::move(word));
    const auto has = [&](const std::string& word) { return std::ranges::find(words, word) != words.end(); };
    if (std::ranges::all_of(wanted, has)) others.push_back(&row);
  }
  return others;
}

}  // namespace aicarbon::catalog
