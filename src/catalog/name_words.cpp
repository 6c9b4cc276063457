// See name_words.hpp.
#include "catalog/name_words.hpp"

#include <algorithm>

namespace aicarbon::catalog {
std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words;
  std::string word;
  const auto finish = [&] {
    if (word == "gb" && !words.empty() && is_number(words.back())) words.back() += word;
    else if (!word.empty()) words.push_back(word);
    word.clear();
  };
  constexpr std::size_t letters_of_a_word = 3;
  std::size_t letters = 0;  // at the beginning of the word, before any digit
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = lower(name[i]);
    const bool is_letter = belongs_to_word(c) && !is_digit(c);
    const bool is_point =
        c == '.' && !word.empty() && is_digit(word.back()) && i + 1 < name.size() && is_digit(name[i + 1]);
    if (!belongs_to_word(c) && !is_point) {
      finish();
      continue;
    }
    if (word.empty()) letters = 0;
    if (is_digit(c) && letters == word.size() && letters >= letters_of_a_word) finish();
    if (is_letter && letters == word.size()) ++letters;
    word += c;
  }
  finish();
  return words;
}

std::string_view vendor_of(const CatalogTable& table, const CatalogRow& row) {
  for (const std::string_view column : {"vendor", "publisher", "provider"})
    if (const auto vendor = table.text(row, column); !vendor.empty()) return vendor;
  const std::string_view id = row.cell(0);
  const auto slash = id.find('/');
  return slash == std::string_view::npos ? std::string_view{} : id.substr(0, slash);
}

std::string_view name_of(const CatalogTable& table, const CatalogRow& row) {
  const bool has_names = std::ranges::find(table.columns, "aliases") != table.columns.end();
  return has_names ? table.text(row, "name") : std::string_view{};
}

void for_each_alias(const CatalogTable& table, const CatalogRow& row, const std::function<void(std::string_view)>& f) {
  auto rest = table.text(row, "aliases");
  while (!rest.empty()) {
    const auto end = std::min(rest.find(' '), rest.size());
    if (end > 0) f(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

}  // namespace aicarbon::catalog
