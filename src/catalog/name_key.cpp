// See name_key.hpp.
#include "catalog/name_key.hpp"

#include "catalog/name_words.hpp"

#include <algorithm>

namespace aicarbon::catalog {

std::string name_key(std::string_view text) {
  std::string key;
  bool gap = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = lower(text[i]);
    const bool after_digit = !key.empty() && is_digit(key.back());
    if (c == '+') {  // "GPU+" is not "GPU"
      key += "plus";
      gap = false;
      continue;
    }
    const bool is_point = c == '.' && !gap && after_digit && i + 1 < text.size() && is_digit(text[i + 1]);
    if (!is_point && !belongs_to_word(c)) {
      gap = true;
      continue;
    }
    if (gap && after_digit && is_digit(c)) key += '-';
    gap = false;
    key += c;
  }
  return key;
}

std::string_view without_vendor(std::string_view text, std::string_view vendor) {
  if (vendor.empty() || text.size() <= vendor.size() || belongs_to_word(lower(text[vendor.size()]))) return text;
  const auto same = [](char a, char b) { return lower(a) == lower(b); };
  return std::ranges::equal(text.substr(0, vendor.size()), vendor, same) ? text.substr(vendor.size() + 1) : text;
}

}  // namespace aicarbon::catalog
