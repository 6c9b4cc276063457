// Lines of the first screen, wrapped to its width, with a maximum number of lines.
#pragma once

#include <aicarbon/format.hpp>

#include "render/text.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace aicarbon::render::summary {

using Lines = std::vector<std::string>;

/// The width of a screen in columns, whether it shows only ASCII, whether it shows colors, and its drawing characters.
struct Screen {
  std::size_t width;
  bool ascii, colour;
  const Glyphs& g;
};
Screen screen_of(const RenderOptions& options);

/// A text of the job on one line, with only the characters that the screen can show.
std::string shown(const Screen& screen, std::string_view text);

/// Where a paragraph begins: the indent of its first line, and of its other lines.
struct Indent {
  std::size_t first = 0, others = 2;
};

/// Replaces the spaces of a text, such as a number with its unit, by no-break spaces.
std::string bound(std::string_view text);

/// A text over at most `most` lines; it is truncated if it is longer.
Lines wrapped(const Screen& screen, std::string_view text, Indent indent, std::size_t most);

/// The first wording that fits on `most` lines. `wordings` are sorted from the longest to the shortest; if none fits,
/// the last one is truncated.
Lines fitting(const Screen& screen, const std::vector<std::string>& wordings, Indent indent, std::size_t most);

void add(Lines& lines, Lines more);

/// At most `most` names, and the number of the others: "a, b, c and 4 more".
std::string list(const std::vector<std::string>& names, std::size_t most);

/// An amount and its range, both in the unit of the amount: "79 t (68 – 95)".
std::string with_range(Dim dim, const Figure& figure, const Glyphs& glyphs);

}  // namespace aicarbon::render::summary
