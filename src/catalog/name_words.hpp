// The words of names, for comparing names by their words.
#pragma once

#include <aicarbon/catalog.hpp>

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::catalog {

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
/// Whether a character in lower case is a letter, of any alphabet in UTF-8, or a digit.
inline bool belongs_to_word(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}
/// Whether a word consists of digits and points only.
inline bool is_number(std::string_view word) {
  return std::ranges::all_of(word, [](char c) { return is_digit(c) || c == '.'; });
}

/// The words of a name in lower case. A number after three or more letters is a word of its own ("gaudi2"), and after
/// one or two it is not ("a100", "mi300x"). A size and its unit are one word ("80 GB").
std::vector<std::string> words_of(std::string_view name);

/// The vendor, publisher or provider of a row, or else the part of its id before the slash; empty if there is none.
std::string_view vendor_of(const CatalogTable& table, const CatalogRow& row);

/// The `name` of a row; empty in tables without aliases, where it is a description and no name.
std::string_view name_of(const CatalogTable& table, const CatalogRow& row);

/// Calls a function with each alias of a row.
void for_each_alias(const CatalogTable& table, const CatalogRow& row, const std::function<void(std::string_view)>& f);

}  // namespace aicarbon::catalog
