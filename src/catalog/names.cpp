// See names.hpp. This file finds rows by their names; name_help.cpp suggests names.
#include "catalog/names.hpp"

#include "catalog/name_words.hpp"
#include "units/text.hpp"

#include <algorithm>

namespace aicarbon::catalog {
namespace {

// Reads the key of a text, one character after the other.
class KeyReader {
 public:
  explicit KeyReader(std::string_view text) : text_(text) {}

  /// The next character of the key; 0 at its end.
  char next() {
    for (; at_ < text_.size(); ++at_) {
      const char c = lower(text_[at_]);
      const bool is_point = c == '.' && !gap_ && is_digit(last_) && at_ + 1 < text_.size() && is_digit(text_[at_ + 1]);
      if (!is_point && !belongs_to_word(c)) {
        gap_ = true;
        continue;
      }
      if (gap_ && is_digit(last_) && is_digit(c)) {
        gap_ = false;
        return last_ = '-';
      }
      gap_ = false;
      ++at_;
      return last_ = c;
    }
    return 0;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  char last_ = 0;
  bool gap_ = false;
};

bool has_key(std::string_view text, std::string_view key) {
  KeyReader reader(text);
  for (const char c : key)
    if (reader.next() != c) return false;
  return reader.next() == 0;
}

// The text after the vendor, if it begins with it.
std::string_view without_vendor(std::string_view text, std::string_view vendor) {
  if (vendor.empty() || text.size() <= vendor.size() || belongs_to_word(lower(text[vendor.size()]))) return text;
  const auto same = [](char a, char b) { return lower(a) == lower(b); };
  return std::ranges::equal(text.substr(0, vendor.size()), vendor, same) ? text.substr(vendor.size() + 1) : text;
}

// A key, and the same key without the vendor of a row if it begins with it.
struct Keys {
  std::string_view whole;
  std::string_view without_vendor;

  bool match(std::string_view spelling, std::string_view vendor) const {
    const std::string_view bare = catalog::without_vendor(spelling, vendor);
    return has_key(spelling, whole) || has_key(bare, without_vendor);
  }
};

bool is_code(const CatalogTable& table, const CatalogRow& row, std::string_view upper) {
  const auto code = table.text(row, "iso2");
  return row.cell(0) == upper || (!code.empty() && code == upper);
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

}  // namespace

std::string name_key(std::string_view text) {
  std::string key;
  KeyReader reader(text);
  for (char c = reader.next(); c != 0; c = reader.next()) key += c;
  return key;
}

const CatalogRow* find_by_id(const CatalogTable& table, std::string_view text) {
  if (const CatalogRow* row = table.find(text)) return row;
  if (const CatalogRow* row = table.find(units::lower_case(std::string(text)))) return row;
  const std::string upper = units::upper_case(std::string(text));
  const auto found = std::ranges::find_if(table.rows, [&](const auto& row) { return is_code(table, row, upper); });
  return found == table.rows.end() ? nullptr : &*found;
}

Named find_named(const CatalogTable& table, std::string_view text) {
  if (const CatalogRow* row = find_by_id(table, text)) return {row, {}, {}};
  const std::string small = units::lower_case(std::string(text));
  Named found;
  for (const CatalogRow& row : table.rows)
    for_each_alias(table, row, [&](std::string_view alias) {
      if (alias == small) add(found, row, alias);
    });
  const std::string key = name_key(text);
  if (!found.choices.empty() || key.empty()) return settled(std::move(found));
  for (const CatalogRow& row : table.rows) {
    const auto vendor = vendor_of(table, row);
    const std::string of_vendor = name_key(vendor);
    const std::string_view bare =
        !of_vendor.empty() && key.starts_with(of_vendor) ? std::string_view(key).substr(of_vendor.size()) : key;
    const Keys keys{key, bare};
    if (keys.match(row.cell(0), vendor)) add(found, row, {});
    for_each_alias(table, row, [&](std::string_view alias) {
      if (keys.match(alias, vendor)) add(found, row, alias);
    });
    if (const auto name = name_of(table, row); keys.match(name, vendor)) add(found, row, without_vendor(name, vendor));
  }
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
