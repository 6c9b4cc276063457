// Display width: the number of terminal columns that a text takes. Wide characters (CJK, emoji) take two, combining
// marks none.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace aicarbon::render {

/// The first character of a text that is not empty, as its numbers of bytes and columns. A byte that cannot begin a
/// character, or a character that is cut short, counts as one character of one column.
struct Character {
  std::size_t bytes, columns;
};
Character first_character(std::string_view text);

/// The number of terminal columns that a text takes. Color codes (ESC [ … m) take none.
std::size_t width_of(std::string_view text);

/// The number of characters, whatever their width.
std::size_t characters(std::string_view text);

/// A text of the user on one line: control characters become spaces.
std::string one_line(std::string_view text);

/// Wraps every line that is longer than `width` columns at spaces, or inside a word that is too long by itself. The new
/// lines have the indent of the line that was wrapped.
std::string fitted(std::string_view text, std::size_t width);

}  // namespace aicarbon::render
