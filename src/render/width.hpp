// Display width: how many columns of a terminal a text takes. Wide characters (CJK, emoji) take two, combining marks none.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace aicarbon::render {

/// The first character of a text that is not empty: its bytes and its columns. A byte that is not UTF-8 counts as one character.
struct Character {
  std::size_t bytes, columns;
};
Character first_character(std::string_view text);

/// Columns of a terminal. Colour codes (ESC [ … m) take none.
std::size_t width_of(std::string_view text);

/// Characters, whatever their width.
std::size_t characters(std::string_view text);

/// A text from outside on one line: control characters become spaces.
std::string one_line(std::string_view text);

/// Every line at most `width` columns: longer ones are wrapped at spaces, and inside a word where it alone is too long. What
/// follows keeps the indent of its line.
std::string fitted(std::string_view text, std::size_t width);

}  // namespace aicarbon::render
