// Golden files: complete texts, which are compared byte by byte. AICARBON_UPDATE_GOLDEN=1 writes them instead; read the
// difference before you keep it. Values that change with every release or with every row of data/ are masked, so that
// neither changes a screen:
//
//     aicarbon X.Y.Z          the program's version
//     catalog YYYY.MM         the built-in catalog's version
//     (SHA256)                the first twelve digits of its hash
//     SHA256-OF-THE-CATALOG   the whole hash
//
// Only the values of the current build are masked, so a wrong version or a wrong hash is a difference.
#pragma once

#include "support/run.hpp"

#include <aicarbon/aicarbon.hpp>

#include <catch2/catch.hpp>

#include <cctype>
#include <cstdlib>
#include <string>
#include <string_view>

namespace aicarbon::test {

inline bool updating() {
  const char* setting = std::getenv("AICARBON_UPDATE_GOLDEN");
  return setting != nullptr && *setting != '\0';
}

// Replaces `word` by `mask`, unless a letter, a digit or a dot continues it on either side. The period at the end of a
// sentence does not count as a dot.
inline std::string with_mask(const std::string& text, std::string_view word, std::string_view mask) {
  const auto is_part = [&](std::size_t i) {
    const auto is_word = [&](std::size_t j) {
      return j < text.size() && std::isalnum(static_cast<unsigned char>(text[j]));
    };
    return is_word(i) || (i < text.size() && text[i] == '.' && is_word(i + 1));
  };
  std::string result;
  std::size_t from = 0;
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + word.size())) {
    if (is_part(at + word.size()) || (at > 0 && (is_part(at - 1) || text[at - 1] == '.'))) continue;
    result.append(text, from, at - from).append(mask);
    from = at + word.size();
  }
  return result.append(text, from);
}

inline std::string masked(std::string text) {
  static const Catalog catalog = builtin_catalog();
  text = with_mask(text, catalog.sha256, "SHA256-OF-THE-CATALOG");
  text = with_mask(text, catalog.sha256.substr(0, 12), "SHA256");
  text = with_mask(text, catalog.version, "YYYY.MM");
  return with_mask(text, AICARBON_VERSION, "X.Y.Z");
}

// Checks that a text equals the golden file, or writes the file.
inline void check_golden(const std::string& path, const std::string& printed) {
  const std::string text = masked(printed);
  if (updating()) return write_text(path, text);
  INFO(path);
  CHECK(text == read_text(path));
}

}  // namespace aicarbon::test
